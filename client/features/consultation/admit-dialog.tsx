import { useState } from 'react';
import UserCheck from 'lucide-react/icons/user-check';
import type { PresentParticipant, StaffView } from '../../../shared/views.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { capitalised } from '../../words/capitalised.ts';
import { clockTime } from '../../words/practice-time.ts';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { calledName } from './facts.ts';
import { Facts, type Fact } from '../../parts/facts.tsx';
import { acceptedWords, newcomerWords, roleWords, trainedWords } from './person-words.ts';
import { useAction } from './use-action.ts';
import { IDENTIFIED } from './words.ts';

interface AdmitDialogProps {
  /** Who asks to come in, or null while the dialog is closed. */
  person: PresentParticipant | null;
  onClose: () => void;
}

/** Nobody comes in by typing a name: who they are, how they showed it, and what the patient said, then the name. */
export function AdmitDialog({ person, onClose }: AdmitDialogProps) {
  const { act } = useConsultation();
  const [alone, setAlone] = useState(false);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const close = () => {
    setAlone(false);
    setAsked(false);
    action.forget();
    onClose();
  };
  const admit = async () => {
    if (!person) return;
    setAsked(true);
    if (person.role !== 'patient' && !alone) return;
    if (await action.run(() => act.admit({ participantId: person.id, noInterruption: alone }))) close();
  };
  return (
    <Dialog
      open={person !== null}
      scope="call"
      title={person ? `Admit ${person.name}?` : ''}
      onDismiss={close}
      actions={
        <>
          <Button onClick={close}>Not now</Button>
          <Button
            variant="primary"
            icon={UserCheck}
            busy={action.busy ? 'Admitting…' : undefined}
            onClick={() => void admit()}
          >
            Admit {person?.name}
          </Button>
        </>
      }
    >
      {person && <PersonFacts person={person} />}
      {person && person.role !== 'patient' && (
        <Checkbox
          checked={alone}
          onChange={setAlone}
          hint="Somebody new is joining, so privacy at your end is asked again (R11)."
          error={asked && !alone ? 'Confirm this before they join.' : undefined}
        >
          I still will not be interrupted
        </Checkbox>
      )}
      <ActionError action={action} />
    </Dialog>
  );
}

function PersonFacts({ person }: { person: PresentParticipant }) {
  const { view } = useConsultation();
  return (
    <Facts
      facts={[
        { label: 'Comes as', value: comesAs(person) },
        { label: 'Shown by', value: IDENTIFIED[person.identified] },
        ...saidOf(view, person),
        { label: 'Waiting since', value: clockTime(person.arrivedAt, view.practice.timeZone) },
      ]}
    />
  );
}

function comesAs(person: PresentParticipant): string {
  if (person.role !== 'chaperone') return capitalised(roleWords(person));
  return `Chaperone – ${[person.title, trainedWords(person.trained)].filter(Boolean).join(', ')}`;
}

/** What the patient said of somebody new; nothing of themself. */
function saidOf(view: StaffView, person: PresentParticipant): Fact[] {
  const patient = calledName(view);
  if (person.role === 'chaperone') {
    const attention = person.acceptedByPatient !== true;
    return [{ label: 'Patient', value: acceptedWords(person, patient), attention }];
  }
  if (person.role !== 'representative') return [];
  const { words, attention } = newcomerWords(view, person, patient);
  return [{ label: 'Patient', value: words, attention }];
}
