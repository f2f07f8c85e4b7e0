import { useState } from 'react';
import type { Decider, WithdrawSharing } from '../../../shared/http-sharing.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { Loading } from '../../ui/core/Progress.tsx';
import { keyOf } from './sharing-words.ts';
import { SharingProblem } from './sharing-problem.tsx';

interface WithdrawDialogProps {
  /** Null while they are being read. */
  withdrawers: readonly Decider[] | null;
  /** What ends with it. */
  ends: string;
  onWithdraw: (giver: WithdrawSharing['giver']) => Promise<void>;
  onClose: () => void;
}

/** R24: who withdrew, and what ends with that. It cannot be taken back: consent would have to be asked anew. */
export function WithdrawDialog({ withdrawers, ends, onWithdraw, onClose }: WithdrawDialogProps) {
  const [who, setWho] = useState<string | null>(null);
  const act = useAction(onWithdraw);
  const chosen = withdrawers?.find((giver) => keyOf(giver) === who);
  return (
    <Dialog
      open
      title="Consent is withdrawn"
      size="medium"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="danger"
            busy={act.busy ? 'Ending…' : undefined}
            blockedBecause={chosen === undefined ? 'Choose who said so.' : undefined}
            onClick={() => chosen && void act.run(chosen.by).then((done) => done && onClose())}
          >
            Record the withdrawal
          </Button>
        </>
      }
    >
      <p>{ends} The still itself stays in the record.</p>
      {withdrawers === null ? (
        <Loading label="Reading who may withdraw…" />
      ) : (
        <Choice
          label="Who said so"
          options={withdrawers.map((giver) => ({
            value: keyOf(giver),
            label: giver.role === 'patient' ? `${giver.name}, the patient` : giver.name,
          }))}
          value={who}
          onChange={setWho}
        />
      )}
      <SharingProblem problem={act.problem} meaning="Nothing was changed." />
    </Dialog>
  );
}
