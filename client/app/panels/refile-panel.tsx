import { useState } from 'react';
import type { PatientId, StillId } from '../../../shared/ids.ts';
import { PatientPicker } from '../../features/patients/patient-picker.tsx';
import { fetchTarget, refile } from '../../features/refile/refile-requests.ts';
import { RefileSheet, type Target } from '../../features/refile/refile-sheet.tsx';
import { useAction } from '../../parts/use-action.ts';
import { clientErrorOf } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { toast } from '../../ui/staff/toast.ts';

interface RefilePanelProps {
  stillId: StillId;
  timeZone: string;
  onDone: () => void;
  onClose: () => void;
}

/** R19: finds the right patient and moves the still to their record. */
export function RefilePanel({ stillId, timeZone, onDone, onClose }: RefilePanelProps) {
  const [target, setTarget] = useState<Target>({ at: 'none' });
  const choose = (patient: PatientId) => {
    setTarget({ at: 'loading' });
    fetchTarget(stillId, patient).then(
      (found) => {
        setTarget({ at: 'found', target: found });
      },
      (thrown: unknown) => {
        setTarget({ at: 'failed', problem: clientErrorOf(thrown) });
      },
    );
  };
  const move = useAction(async (body: Parameters<typeof refile>[1]) => {
    await refile(stillId, body);
    toast({ tone: 'done', title: 'The still is in the right record', detail: 'Both records say so.' });
    onDone();
  });
  return (
    <RefileSheet
      target={target}
      timeZone={timeZone}
      busy={move.busy}
      problem={move.problem}
      onBack={() => {
        move.forget();
        setTarget({ at: 'none' });
      }}
      onMove={(body) => void move.run(body)}
      onClose={onClose}
      finder={
        <PatientPicker
          now={Date.now}
          timeZone={timeZone}
          onPick={({ id }) => {
            choose(id);
          }}
          actionsFor={({ id, name }) => (
            <Button
              size="small"
              onClick={() => {
                choose(id);
              }}
            >
              This is the patient<span className="visually-hidden"> {name}</span>
            </Button>
          )}
        />
      }
    />
  );
}
