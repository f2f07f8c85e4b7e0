import type { RetentionOverview } from '../../../shared/http-retention.ts';
import type { RetentionRow } from '../../../shared/policy.ts';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { Worklist } from '../../ui/staff/Worklist.tsx';
import { longDay, shortDay } from '../../words/practice-time.ts';
import { categoryWords } from './retention-words.ts';
import styles from './retention.module.css';

const keyOf = (row: RetentionRow) => `${row.category} ${row.label}`;

/** The retention table as data: each line with its source, from when it holds, and when to look at it again. */
export function RetentionTable({ overview: { table, today } }: { overview: RetentionOverview }) {
  return (
    <Stack gap="m">
      <div className={styles.about}>
        <Notice tone="attention" title="Read this with the table">
          <p>{table.about}</p>
        </Notice>
      </div>
      <Worklist
        label="How long records are kept"
        rows={table.rows}
        keyOf={keyOf}
        columns={[
          { id: 'category', title: 'Record', cell: (row) => categoryWords(row.category) },
          { id: 'rule', title: 'Kept', cell: (row) => <Kept row={row} /> },
          { id: 'source', title: 'Source', cell: (row) => <p className={styles.quiet}>{row.source}</p> },
          { id: 'dates', title: 'Holds', cell: (row) => <Holds row={row} today={today} /> },
        ]}
      />
      <p className={styles.quiet}>
        The longest line that matches holds. A legal hold beats all. Rules {table.jurisdiction}, version{' '}
        {table.version}. This is data to be reviewed, not legal advice.
      </p>
    </Stack>
  );
}

function Kept({ row }: { row: RetentionRow }) {
  return (
    <div>
      <p>{row.label}</p>
      {row.note !== '' && <p className={styles.quiet}>{row.note}</p>}
    </div>
  );
}

function Holds({ row, today }: { row: RetentionRow; today: string }) {
  return (
    <div>
      <p className={styles.quiet}>
        From {shortDay(row.validFrom)}
        {row.validUntil === null ? '' : ` until ${shortDay(row.validUntil)}`}
      </p>
      {row.reviewBy < today ? (
        <StatusPill tone="attention">To be reviewed since {longDay(row.reviewBy)}</StatusPill>
      ) : (
        <p className={styles.quiet}>Review by {shortDay(row.reviewBy)}</p>
      )}
    </div>
  );
}
