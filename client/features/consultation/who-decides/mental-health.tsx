import { YesNo } from '../../../ui/core/YesNo.tsx';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { latest } from '../facts.ts';
import { useAction } from '../use-action.ts';

/** R4: at 16 and 17 the patient consents, except to treatment for mental health. Said by one press, changed by another. */
export function MentalHealth() {
  const { view, act } = useConsultation();
  const action = useAction();
  return (
    <>
      <YesNo
        question="Is this treatment for mental health?"
        hint={`Yes: a parent or guardian decides. No: it is the patient’s own consent at ${String(view.patient.age)}.`}
        value={latest(view, 'mental_health')?.applies ?? null}
        onChange={(applies) => {
          void action.run(() => act.state({ kind: 'mental_health', applies }));
        }}
      />
      <ActionError action={action} />
    </>
  );
}
