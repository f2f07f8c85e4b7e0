import type { Disposal } from '../../../shared/http-retention.ts';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { Worklist } from '../../ui/staff/Worklist.tsx';
import { clockTime, longDate, longDay } from '../../words/practice-time.ts';
import { categoryWords, countOf } from './retention-words.ts';
import styles from './retention.module.css';

interface DisposalLogProps {
  disposals: readonly Disposal[];
  timeZone: string;
}

/** What went, proved by ids and hashes; whose it was and what it showed is not in it. */
export function DisposalLog({ disposals, timeZone }: DisposalLogProps) {
  return (
    <Worklist
      label="Disposal log"
      rows={disposals}
      keyOf={(disposal) => disposal.id}
      columns={[
        {
          id: 'when',
          title: 'When, by whom',
          cell: (disposal) => <Who disposal={disposal} timeZone={timeZone} />,
        },
        { id: 'rule', title: 'Under which rule', cell: (disposal) => <Rule disposal={disposal} /> },
        {
          id: 'what',
          title: 'What went',
          cell: (disposal) => <What disposal={disposal} timeZone={timeZone} />,
        },
      ]}
    />
  );
}

function Who({ disposal, timeZone }: { disposal: Disposal; timeZone: string }) {
  return (
    <div>
      <p>
        {longDate(disposal.at, timeZone)}, {clockTime(disposal.at, timeZone)}
      </p>
      <p className={styles.quiet}>Proposed by {disposal.proposedBy}</p>
      <p className={styles.quiet}>Confirmed by {disposal.confirmedBy}</p>
    </div>
  );
}

function Rule({ disposal }: { disposal: Disposal }) {
  return (
    <div>
      <p>
        {categoryWords(disposal.category)}
        {disposal.rule === null ? '' : `: ${disposal.rule}`}
      </p>
      <p className={styles.quiet}>Time over on {longDay(disposal.keptUntil)}</p>
      <p className={styles.quiet}>
        {disposal.source}. Rules {disposal.jurisdiction}, version {disposal.packVersion}
      </p>
    </div>
  );
}

function What({ disposal, timeZone }: { disposal: Disposal; timeZone: string }) {
  const { stills, copies, consultations, removed, finishedAt } = disposal;
  const rows = Object.values(removed).reduce((sum, count) => sum + count, 0);
  return (
    <div>
      <p>
        {countOf(stills.length, 'still')}, {countOf(consultations.length, 'consultation')}
        {copies.length === 0 ? '' : `, ${String(copies.length)} made from them`}
      </p>
      {finishedAt === null ? (
        <StatusPill tone="attention">Keys destroyed; the encrypted files follow</StatusPill>
      ) : (
        <p className={styles.quiet}>
          Keys destroyed; encrypted files deleted {longDate(finishedAt, timeZone)},{' '}
          {clockTime(finishedAt, timeZone)}
        </p>
      )}
      <details className={styles.history}>
        <summary>Proof</summary>
        <ul className={styles.log} role="list">
          <li className={styles.hash}>record {disposal.patientId}</li>
          {consultations.map((id) => (
            <li key={id} className={styles.hash}>
              consultation {id}
            </li>
          ))}
          {stills.map(({ id, sha256, bytes }) => (
            <li key={id} className={styles.hash}>
              still {id}, {bytes} bytes, SHA-256 {sha256}
            </li>
          ))}
          {copies.map(({ kind, id, sha256 }) => (
            <li key={id} className={styles.hash}>
              {kind.replaceAll('_', ' ')} {id}
              {sha256 === null ? '' : `, SHA-256 ${sha256}`}
            </li>
          ))}
          <li className={styles.hash}>{rows} entries in the database</li>
        </ul>
      </details>
    </div>
  );
}
