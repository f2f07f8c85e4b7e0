import { useState } from 'react';
import UserRoundPlus from 'lucide-react/icons/user-round-plus';
import { ALONE } from '../../../../shared/answering-for.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName } from '../facts.ts';
import { Part } from '../parts.tsx';
import { DeciderCard } from './decider-card.tsx';
import { declaredWords } from './deciding-words.ts';
import { NamePerson } from './name-person.tsx';

/** Who is named, who says that they answer for the patient, and the form to name somebody: one of them at a time. */
export function People() {
  const { view } = useConsultation();
  const [naming, setNaming] = useState<'declared' | 'other' | null>(null);
  const { people, declared, who, minor } = view.deciding;
  const done = () => {
    setNaming(null);
  };
  // A child for whom nobody answers yet: there is nothing else to do here.
  const nobodyYet = who === 'unknown' && minor && people.length === 0 && !declared;
  const open = naming ?? (nobodyYet ? 'other' : null);
  if (open !== null) {
    const verified = open === 'declared' ? declared : null;
    return (
      <Part title={verified ? `Verify ${verified.name}` : 'Name somebody'}>
        <NamePerson key={open} declared={verified} onDone={done} onCancel={nobodyYet ? undefined : done} />
      </Part>
    );
  }
  return (
    <>
      {declared && (
        <Declared
          onVerify={() => {
            setNaming('declared');
          }}
        />
      )}
      {people.map((person) => (
        <DeciderCard key={person.id} person={person} />
      ))}
      <div>
        <Button
          size="small"
          icon={UserRoundPlus}
          onClick={() => {
            setNaming('other');
          }}
        >
          {people.length > 0 || (declared && declared.relationship !== ALONE)
            ? 'Name somebody else'
            : 'Name somebody'}
        </Button>
      </div>
    </>
  );
}

/** R4: somebody on the patient's screen says that they answer for them; it counts once the clinician has verified it. */
function Declared({ onVerify }: { onVerify: () => void }) {
  const { view } = useConsultation();
  const { declared } = view.deciding;
  if (!declared) return null;
  const notGuardian = declared.guardian === 'no';
  // The patient themself is not to be named as somebody who decides for them.
  const alone = declared.relationship === ALONE;
  return (
    <Notice
      tone="attention"
      title={
        alone
          ? `${calledName(view)} answers, with nobody else there`
          : `${declared.name} answers on ${calledName(view)}’s screen`
      }
      actions={
        alone ? undefined : (
          <Button size="small" onClick={onVerify}>
            {notGuardian ? `Name ${declared.name}` : `Verify ${declared.name}`}
          </Button>
        )
      }
    >
      <p>{declaredWords(declared, calledName(view))}</p>
      {notGuardian && view.deciding.who === 'unknown' && (
        <p>Ask who is the guardian, and name that person.</p>
      )}
    </Notice>
  );
}
