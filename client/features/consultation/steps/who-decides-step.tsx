import { Facts } from '../../../parts/facts.tsx';
import { useConsultation } from '../consultation-context.ts';
import { StepBlockers } from '../step-blockers.tsx';
import { whoDecidesWords } from '../words.ts';

/** R4 to R6: who may consent, computed by the server from age, capacity and authority. */
export function WhoDecidesStep() {
  const { view } = useConsultation();
  return (
    <>
      <StepBlockers step="who_decides" />
      <Facts facts={[{ label: 'Now', value: whoDecidesWords(view.deciding) }]} />
    </>
  );
}
