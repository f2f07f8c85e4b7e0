import type { PracticePolicyView } from '../../../shared/http-policy.ts';
import { Facts } from '../../parts/facts.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import styles from './choices-panel.module.css';
import type { PolicyActions } from './policy-actions.ts';
import { FIELDS, FIELD_WORDS, changeWords, valueWords } from './policy-words.ts';
import { ChoicesForm } from './choices-form.tsx';

interface ChoicesPanelProps {
  choices: PracticePolicyView;
  /** Null: this person may read, not change. */
  onChange: PolicyActions['change'] | null;
}

/** What the practice decides for itself, and who changed what when. */
export function ChoicesPanel({ choices, onChange }: ChoicesPanelProps) {
  return (
    <div className={styles.panel}>
      {onChange === null ? (
        <Card title="What holds now">
          <Facts
            facts={FIELDS.map((field) => ({
              label: FIELD_WORDS[field],
              value: valueWords(choices.policy[field]),
            }))}
          />
        </Card>
      ) : (
        <ChoicesForm key={choices.version} choices={choices} onChange={onChange} />
      )}
      <History choices={choices} />
    </div>
  );
}

function History({ choices }: { choices: PracticePolicyView }) {
  return (
    <Card title="What was changed">
      {choices.history.length === 0 ? (
        <p className="muted">Nothing yet: the careful defaults that Sightline came with.</p>
      ) : (
        <ol className={styles.history} reversed>
          {choices.history.map(({ version, at, byName, changes }) => (
            <li key={version}>
              <p>
                {byName}, {shortMoment(at, choices.timeZone)}
              </p>
              <ul className="muted">
                {changes.map((change) => (
                  <li key={change.field}>{changeWords(change)}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
