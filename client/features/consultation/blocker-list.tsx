import { useState } from 'react';
import type { Blocker as BlockerFact } from '../../../shared/blockers.ts';
import { Blocker } from '../../ui/core/Blocker.tsx';
import { Button } from '../../ui/core/Button.tsx';
import { useConsultation } from './consultation-context.ts';
import { placeOf, type Place } from './steps.ts';
import styles from './parts.module.css';

const ACTIONS: Record<Place, string | null> = {
  answers: 'Their answers',
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

interface BlockerListProps {
  blockers: readonly BlockerFact[];
  /** How many to show before the rest folds away. Default: all. */
  first?: number | undefined;
}

/** Named reasons, each with its rule and the button that opens the place where it is resolved. */
export function BlockerList({ blockers, first = blockers.length }: BlockerListProps) {
  const [all, setAll] = useState(false);
  const shown = all ? blockers : blockers.slice(0, first);
  const hidden = blockers.length - first;
  return (
    <>
      <ul role="list" className={styles.blockers}>
        {shown.map((each) => (
          <li key={each.code}>
            <Blocker sentence={each.text} reference={each.rule} action={<ResolveButton blocker={each} />} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          variant="quiet"
          size="small"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? 'Show fewer' : `And ${String(hidden)} more`}
        </Button>
      )}
    </>
  );
}

/** Opens the place where this is resolved; nothing where the clinician can do nothing about it. */
export function ResolveButton({ blocker }: { blocker: BlockerFact }) {
  const { goTo } = useConsultation();
  const place = placeOf(blocker.resolve);
  const words = ACTIONS[place];
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
