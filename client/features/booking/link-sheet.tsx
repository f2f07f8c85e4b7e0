import type { PatientLink } from '../../../shared/http.ts';
import { LinkPanel } from '../../parts/link-panel.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { ClientError } from '../../platform/client-error.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Loading } from '../../ui/core/Progress.tsx';
import { StopLinks } from './stop-links.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';

export interface LinkSheetProps {
  patientName: string;
  /** The consultation was booked a moment ago from this page. */
  justBooked: boolean;
  consultationHref: string;
  /** null while it is being made. */
  link: PatientLink | null;
  problem: ClientError | null;
  timeZone: string;
  /** Every link sent so far has been stopped from this panel; the one shown is the only one that works. */
  othersStopped: boolean;
  /** Words while the links are being stopped. */
  stopping: boolean;
  onAgain: () => void;
  /** Stops every link sent so far and makes a fresh one. */
  onStopAll: () => void;
  onClose: () => void;
}

/** The patient's link: an invitation, not a credential. */
export function LinkSheet(props: LinkSheetProps) {
  const { patientName, justBooked, link, problem, timeZone, onAgain, onClose } = props;
  const { othersStopped, stopping, onStopAll } = props;
  return (
    <Sheet
      open
      onClose={onClose}
      title={justBooked ? 'Booked' : 'The patient’s link'}
      actions={
        <>
          <LinkButton href={props.consultationHref}>Open the consultation</LinkButton>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <Stack gap="m">
        {justBooked && <Notice tone="done" title={`${patientName} is booked`} live="polite" />}
        {othersStopped && (
          <Notice tone="done" title="Every link sent before has stopped" live="polite">
            <p>
              {link === null
                ? 'Whoever opened one is out.'
                : 'Whoever opened one is out. Only the link below works; a chaperone needs a new one, too.'}
            </p>
          </Notice>
        )}
        {link !== null && (
          <LinkPanel link={link} label={`${patientName}’s link`} timeZone={timeZone}>
            <p>To open it, they give their date of birth. They need no account and no app.</p>
          </LinkPanel>
        )}
        {link !== null && !justBooked && !othersStopped && (
          <StopLinks patientName={patientName} stopping={stopping} onStopAll={onStopAll} />
        )}
        {link === null && problem === null && <Loading label="Making the link…" />}
        {problem !== null && (
          <>
            <ProblemNotice
              problem={problem}
              meaning={justBooked ? 'The consultation is booked; only the link was not made.' : undefined}
            />
            <div>
              <Button onClick={onAgain}>Try again</Button>
            </div>
          </>
        )}
      </Stack>
    </Sheet>
  );
}
