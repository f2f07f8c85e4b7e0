import { LinkButton } from '../../ui/core/Button.tsx';
import { exactTime } from '../../words/practice-time.ts';
import { useChaperoning } from './chaperone-context.ts';
import { Attestation } from './attestation.tsx';
import { ownPresence } from './facts.ts';
import { Frame } from './frame.tsx';
import { PresenceLog } from './presence-log.tsx';
import styles from './ended.module.css';

/** After the call: it is over, the photographs are closed; what they saw, in their own words beside what was delivered. */
export function Ended() {
  const { view, home } = useChaperoning();
  const { state } = view;
  const talked = state.name === 'finishing' || state.name === 'closed';
  const wasIn = talked && ownPresence(view)?.admittedAt != null;
  const due = wasIn && view.attestation === null;
  return (
    <Frame>
      <main className={styles.ended}>
        <div className={styles.words}>
          <h1>{talked ? 'The call has ended' : 'There is no call any more'}</h1>
          {talked ? (
            <p>
              It ended at {exactTime(state.endedAt, view.practice.timeZone)}. The photographs are closed to
              you now. Thank you for being there.
            </p>
          ) : (
            <p>{view.clinician.name} has ended this consultation. Thank you for being ready.</p>
          )}
          {wasIn && (
            <div className={styles.log}>
              <PresenceLog over />
            </div>
          )}
          {home === null ? (
            <p className={styles.muted}>You can close this page.</p>
          ) : (
            <div>
              <LinkButton variant={due ? 'secondary' : 'primary'} href={home}>
                Back to today
              </LinkButton>
            </div>
          )}
        </div>
        {wasIn && <Attestation />}
      </main>
    </Frame>
  );
}
