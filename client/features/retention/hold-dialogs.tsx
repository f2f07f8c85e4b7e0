import type { LegalHold } from '../../../shared/http-retention.ts';
import { longDate } from '../../words/practice-time.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface HoldProps {
  patientName: string;
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** R33: a hold beats every rule. */
export function PlaceHoldDialog({ patientName, onConfirm, onClose }: HoldProps) {
  return (
    <ReasonDialog
      title="Place a legal hold"
      hint="For example: solicitor’s letter of 3 May, coroner’s inquest"
      confirm="Place the hold"
      busy="Placing…"
      unchanged="No hold was placed."
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        Nothing of the record of {patientName} is disposed of until the hold is lifted, whatever the rules
        say.
      </p>
    </ReasonDialog>
  );
}

/** Lifting lets the rules speak again. */
export function LiftHoldDialog(props: HoldProps & { hold: LegalHold; timeZone: string }) {
  const { patientName, hold, timeZone, onConfirm, onClose } = props;
  return (
    <ReasonDialog
      title="Lift this legal hold?"
      hint="For example: the claim is settled"
      confirm="Lift the hold"
      busy="Lifting…"
      variant="danger"
      unchanged="The hold still stands."
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        Placed on {longDate(hold.at, timeZone)} by {hold.by}: {hold.reason}
      </p>
      <p>
        Once no hold stands, the rules decide again how long the record of {patientName} is kept. Lifting
        disposes of nothing.
      </p>
    </ReasonDialog>
  );
}
