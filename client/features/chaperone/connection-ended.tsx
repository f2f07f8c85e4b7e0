import type { ConsultationView } from '../../../shared/views.ts';
import { ConnectionOver } from '../../parts/connection-over.tsx';
import type { EndReason } from '../../signalling/connection.ts';
import { LinkButton } from '../../ui/core/Button.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Centred } from './centred.tsx';
import { ownPresence } from './facts.ts';

interface ConnectionEndedProps {
  reason: EndReason;
  view: ConsultationView | null;
  /** Where to go after, or null for those who came by a personal link. */
  home: string | null;
}

/** Why the chaperone's page shows no consultation any more. The photographs went with it. */
export function ConnectionEnded({ reason, view, home }: ConnectionEndedProps) {
  const back = home === null ? undefined : <LinkButton href={home}>Back to today</LinkButton>;
  return (
    <Centred>
      {reason === 'left' ? (
        <Left seen={view !== null} wasIn={wasLetIn(view)} home={home} />
      ) : (
        <ConnectionOver reason={reason} other={back} />
      )}
    </Centred>
  );
}

/** R30: whoever was in the call is asked what they saw. */
const wasLetIn = (view: ConsultationView | null): boolean =>
  view?.kind === 'chaperone' && ownPresence(view)?.admittedAt != null;

/** Leaving was their own wish: nothing asks them to come back. */
function Left({ seen, wasIn, home }: { seen: boolean; wasIn: boolean; home: string | null }) {
  return (
    <ErrorState
      level={1}
      title="You have left"
      meaning={
        <>
          <p>Thank you for being there.{home === null && ' You can close this page.'}</p>
          {seen && <p>The photographs are closed to you now.</p>}
          {wasIn && (
            <p>
              When the call is over, say what you saw:{' '}
              {home === null ? 'open your link again.' : 'it stands on your day’s list.'}
            </p>
          )}
        </>
      }
      code="left"
      action={
        home === null ? undefined : (
          <LinkButton variant="primary" href={home}>
            Back to today
          </LinkButton>
        )
      }
    />
  );
}
