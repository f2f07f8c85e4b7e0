import type { Blocker as BlockerFact } from '../../../shared/blockers.ts';
import { Button } from '../../ui/core/Button.tsx';
import { useConsultation } from './consultation-context.ts';
import { placeOf, type Place } from './steps.ts';

const ACTIONS: Record<Place, string | null> = {
  answers: 'Their answers',
  who_decides: 'Who decides',
  best_interest: 'Decide',
  modality: 'Choose',
  privacy: 'Go to privacy',
  plan: 'Write the plan',
  necessity: 'Write it',
  opening: 'Go to the opening',
  limitations: 'Go to limits',
  chaperone: 'Go to chaperone',
  examination: 'Go to examination',
  photographs: 'Go to photographs',
  note: 'Go to the note',
  doorway: 'Show',
  in_person: 'See in person',
  capacity: 'Go to capacity',
  pause: 'What happens now',
  stills: 'Show the stills',
  nowhere: null,
};

/** Opens the place where this is resolved; nothing where the clinician can do nothing about it. */
export function ResolveButton({ blocker }: { blocker: BlockerFact }) {
  const { goTo } = useConsultation();
  const place = placeOf(blocker.resolve);
  const words = blocker.resolve === 'under18' ? 'Go to the plan' : ACTIONS[place];
  if (words === null) return null;
  return (
    <Button
      size="small"
      onClick={() => {
        goTo(place);
      }}
    >
      {words}
    </Button>
  );
}
