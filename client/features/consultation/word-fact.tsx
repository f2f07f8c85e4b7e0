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
  // One person's: who it is stands above.
  if (words.length === 1 && only.counts) return { label, value: consentWords(only.consent, zone), attention };
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

/** Who answers, where it is one person and not the patient: said once, above their answers (R4, R6). */
export function answererFact({ deciding: { answerers } }: StaffView): Fact[] {
  const [only] = answerers;
  if (!only || answerers.length > 1 || only.by === null) return [];
  const words = only.relationship === '' ? only.name : `${only.name} (${only.relationship})`;
  return [{ label: 'Who answers', value: words }];
}
