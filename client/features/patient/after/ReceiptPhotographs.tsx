import type { Receipt } from '../../../../shared/views.ts';
import { OwnStill } from './OwnStill.tsx';
import { whenWords, withdrawalWords } from './receipt-words.ts';
import { Section } from './Section.tsx';
import styles from './after.module.css';

interface ReceiptPhotographsProps {
  receipt: Receipt;
  timeZone: string;
  practice: string;
  /** Whose record it is for whoever reads: "your", or "Oisín’s". */
  whose: string;
}

type State = Receipt['stills'][number]['state'];

/** R20: only what is true of each photograph at this moment. */
const stateWords = (whose: string): Record<State, string> => ({
  filed: `in ${whose} record`,
  unfiled: `the doctor has not put it in ${whose} record yet`,
  discarded: 'not kept, it was deleted',
  moved: `put in ${whose} record by mistake and taken out again`,
});

/** What was taken, where it is, who can see it and until when. */
export function ReceiptPhotographs({ receipt, timeZone, practice, whose }: ReceiptPhotographsProps) {
  const { stills, whoCanSee, keptFor } = receipt;
  if (stills.length === 0) {
    return (
      <Section title="Photographs">
        <p>No photographs were taken.</p>
        <p>This page saved nothing on your phone.</p>
      </Section>
    );
  }
  const kept = stills.some(({ state }) => state === 'filed' || state === 'unfiled');
  return (
    <Section title="Photographs">
      <ul className={styles.list}>
        {stills.map((still) => (
          <li key={still.id} className={styles.photograph}>
            <span>
              {still.what}, {whenWords(still, timeZone)}: {stateWords(whose)[still.state]}
            </span>
            {still.withdrawal && <span>{withdrawalWords(still.withdrawal, timeZone)}</span>}
            {still.mayLook && <OwnStill id={still.id} what={still.what} />}
          </li>
        ))}
      </ul>
      {kept && (
        <dl className={styles.facts}>
          <div>
            <dt>Where they are</dt>
            <dd>At {practice}, stored in a locked (encrypted) form</dd>
          </div>
          <div>
            <dt>Who can see them</dt>
            {whoCanSee.map((who) => (
              <dd key={who}>{who}</dd>
            ))}
          </div>
          <div>
            <dt>How long they are kept</dt>
            <dd>{keptFor}</dd>
          </div>
        </dl>
      )}
      <p>
        <strong>This page did not save the photograph on your phone.</strong> If you made a copy of your own,
        delete it when you no longer need it.
      </p>
    </Section>
  );
}
