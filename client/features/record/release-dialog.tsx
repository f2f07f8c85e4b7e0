import type { RecordConsultation } from '../../../shared/http.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { longDate } from '../../words/practice-time.ts';

interface ReleaseDialogProps {
  consultation: RecordConsultation;
  timeZone: string;
  onRelease: () => Promise<void>;
  onClose: () => void;
}

/** R32: the way out of this record, explained before and audited: not a download of pictures. */
export function ReleaseDialog({ consultation, timeZone, onRelease, onClose }: ReleaseDialogProps) {
  const release = useAction(onRelease);
  const filed = consultation.stills.filter(({ still }) => still.state === 'filed').length;
  return (
    <Dialog
      open
      title="Release to the practice system"
      size="medium"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="primary"
            busy={release.busy ? 'Writing the file…' : undefined}
            onClick={() => void release.run().then((done) => done && onClose())}
          >
            Release the file
          </Button>
        </>
      }
    >
      <p>
        One file with the consultation of {longDate(consultation.startsAt, timeZone)}: note, reasoning,
        consents and {filed === 1 ? '1 filed still' : `${String(filed)} filed stills`}, as FHIR R4, for import
        into the practice’s own system.
      </p>
      <p>
        The browser saves it on this computer. Import it, then delete it there. Sightline records that you
        released it, and when.
      </p>
      <ProblemNotice problem={release.problem} meaning="No file was released." />
    </Dialog>
  );
}
