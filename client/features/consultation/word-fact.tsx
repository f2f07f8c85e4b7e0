import type { ConsentScope } from '../../../shared/consultation.ts';
import type { StaffView } from '../../../shared/views.ts';
import type { Fact } from '../../parts/facts.tsx';
import { wordsOn } from './facts.ts';
import { consentWords } from './words.ts';
import styles from './parts.module.css';

/** What was said on a scope: the patient's own answer as it is, or each person's with their name (R3, R7). */
export function wordFact(view: StaffView, scope: ConsentScope, label: string): Fact {
  const words = wordsOn(view, scope);
  const [only] = words;
  const zone = view.practice.timeZone;
  const attention = words.some(({ consent }) => consent !== null && consent.decision !== 'yes');
  if (!only) return { label, value: 'Nobody has authority to answer' };
  // The ordinary case: it is the patient's own answer, and no name is needed.
  if (words.length === 1 && only.counts && view.deciding.answerers.every(({ by }) => by === null))
    return { label, value: consentWords(only.consent, zone), attention };
  return {
    label,
    attention,
    value: (
      <span className={styles.lines}>
        {words.map(({ name, consent, counts }) => (
          <span key={`${name} ${String(counts)}`}>
            {name}: {consentWords(consent, zone)}
            {counts ? '' : ' – their own view, not the consent'}
          </span>
        ))}
      </span>
    ),
  };
}
