import FolderOutput from 'lucide-react/icons/folder-output';
import Trash2 from 'lucide-react/icons/trash-2';
import type { Statement } from '../../../shared/consultation.ts';
import type { RecordStill } from '../../../shared/http.ts';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { destructionWords, movedHereWords, ownPictureWords } from './history-words.ts';
import { consentWords, nobodyWords, roles, withdrawalWords } from './record-words.ts';
import styles from './still-reasons.module.css';

interface StillReasonsProps {
  entry: RecordStill;
  /** Those of its consultation: they name who decided. */
  statements: readonly Statement[];
  timeZone: string;
}

const withoutConsent = (entry: RecordStill, statements: readonly Statement[]): string =>
  nobodyWords(entry, statements) ?? 'No consent is on record';

/** Why this picture was taken, who agreed, who was there: as it was at that moment. */
export function StillReasons({ entry, statements, timeZone }: StillReasonsProps) {
  const withdrawal = withdrawalWords(entry.still, timeZone);
  return (
    <dl className={styles.reasons}>
      <div>
        <dt>Why it was taken</dt>
        <dd>{entry.necessity === '' ? 'No reason is on record' : entry.necessity}</dd>
      </div>
      <div>
        <dt>Who agreed</dt>
        {entry.consents.length === 0 && (
          <dd>{entry.movedHere === null ? withoutConsent(entry, statements) : 'See where it came from'}</dd>
        )}
        {entry.consents.map((consent) => {
          const { scope, answer } = consentWords(consent, timeZone, statements);
          return (
            <dd key={consent.id}>
              {scope}: {answer}
            </dd>
          );
        })}
      </div>
      {histories(entry, timeZone).map(({ title, lines }) => (
        <div key={title}>
          <dt>{title}</dt>
          {lines.map((line) => (
            <dd key={line}>{line}</dd>
          ))}
        </div>
      ))}
      {withdrawal !== null && (
        <div>
          <dt>After consent was withdrawn</dt>
          <dd>{withdrawal}</dd>
        </div>
      )}
      <div>
        <dt>Who was there</dt>
        {entry.present.map(({ name, title, role }) => (
          <dd key={`${role} ${name}`}>
            {name}, {title === '' ? roles[role].toLowerCase() : title}
            {role === 'chaperone' && title !== '' ? ' (chaperone)' : ''}
          </dd>
        ))}
        {entry.present.length === 0 && (
          <dd>{entry.movedHere === null ? 'Nobody is on record' : 'See where it came from'}</dd>
        )}
      </div>
    </dl>
  );
}

/** What is out of the ordinary about this picture, each under its heading. */
function histories(entry: RecordStill, timeZone: string) {
  return [
    ownPictureWords(entry.still, timeZone),
    entry.movedHere === null ? null : movedHereWords(entry.movedHere, timeZone),
    destructionWords(entry, timeZone),
  ].filter((told) => told !== null);
}

/** Whether it has reached the practice's own system (R32). */
export function PracticeRecordPill({ entry: { still } }: { entry: RecordStill }) {
  if (still.state === 'discarded') {
    return (
      <StatusPill tone="neutral" icon={Trash2}>
        Discarded
      </StatusPill>
    );
  }
  if (still.state === 'moved') {
    return (
      <StatusPill tone="neutral" icon={FolderOutput}>
        Moved
      </StatusPill>
    );
  }
  if (still.state === 'unfiled') return <StatusPill tone="attention">Not filed</StatusPill>;
  return still.inPracticeRecord ? (
    <StatusPill tone="done">In the practice system</StatusPill>
  ) : (
    <StatusPill tone="attention">Not yet in the practice system</StatusPill>
  );
}
