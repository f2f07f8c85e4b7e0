import type { StaffView } from '../../../../shared/views.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { useConsultation } from '../consultation-context.ts';
import { latest } from '../facts.ts';
import { Folded } from '../folded.tsx';
import { StepBlockers } from '../step-blockers.tsx';
import { decidesForThemself } from '../steps.ts';
import { Capacity } from '../who-decides/capacity.tsx';
import { decidesWords, reasonWords } from '../who-decides/deciding-words.ts';
import { Guardians } from '../who-decides/guardians.tsx';
import { MentalHealth } from '../who-decides/mental-health.tsx';
import { Nobody } from '../who-decides/nobody.tsx';
import { Objection } from '../who-decides/objection.tsx';
import { OwnViews } from '../who-decides/own-views.tsx';
import { People } from '../who-decides/people.tsx';
import styles from '../parts.module.css';

/** R4 to R6: whose decision it is and why, as the server computes it, and what has to be settled or noted for that. */
export function WhoDecidesStep() {
  const { view } = useConsultation();
  const { deciding } = view;
  return (
    <>
      <Objection />
      <StepBlockers
        step="who_decides"
        shown={deciding.people.flatMap(({ whyNot }) => (whyNot === null ? [] : [whyNot]))}
      />
      <div>
        <p className={styles.lead}>{decidesWords(view)}</p>
        <p className={styles.muted}>{reasonWords(view)}</p>
      </div>
      {deciding.mentalHealthMatters && <MentalHealth />}
      {deciding.capacity !== 'presumed' && <Capacity />}
      {someoneElseDecides(view) ? (
        <People />
      ) : (
        <Folded title="Somebody supports, or decides with them">
          <People />
        </Folded>
      )}
      {deciding.capacity === 'lacks' && !deciding.minor && <Nobody />}
      {guardianDecides(view) && <Guardians />}
      {ownViewsMatter(view) && <OwnViews />}
      {decidesForThemself(view) && deciding.capacity === 'presumed' && <RaiseDoubt />}
    </>
  );
}

/** Somebody is named already, or has to be. */
function someoneElseDecides({ deciding, statements }: StaffView): boolean {
  const { people, declared, who, capacity, mentalHealthMatters } = deciding;
  if (people.length > 0 || declared) return true;
  if (who === 'patient' || capacity === 'doubt') return false;
  return !mentalHealthMatters || statements.some(({ kind }) => kind === 'mental_health');
}

const guardianDecides = (view: StaffView): boolean =>
  view.deciding.minor &&
  (view.deciding.underConsentAge ||
    view.deciding.capacity === 'lacks' ||
    latest(view, 'mental_health')?.applies === true);

/** R5: a minor's always; an adult's where another decides. */
const ownViewsMatter = ({ deciding: { minor, who, capacity } }: StaffView): boolean =>
  minor || who === 'representative' || who === 'nobody' || capacity === 'lacks';

function RaiseDoubt() {
  const { goTo } = useConsultation();
  return (
    <div>
      <Button
        size="small"
        variant="quiet"
        onClick={() => {
          goTo('capacity');
        }}
      >
        I doubt their capacity
      </Button>
    </div>
  );
}
