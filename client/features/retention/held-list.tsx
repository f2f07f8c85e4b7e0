import type { LegalHold, ReviewEntry } from '../../../shared/http-retention.ts';
import { Stack } from '../../ui/core/Layout.tsx';
import { Worklist } from '../../ui/staff/Worklist.tsx';
import { longDay } from '../../words/practice-time.ts';
import { HoldLine } from './hold-line.tsx';
import { RecordOf } from './record-of.tsx';
import styles from './retention.module.css';

interface HeldListProps {
  entries: readonly ReviewEntry[];
  timeZone: string;
  onLift: (entry: ReviewEntry, hold: LegalHold) => void;
}

/** Records that a hold keeps, whatever the rules say. */
export function HeldList({ entries, timeZone, onLift }: HeldListProps) {
  return (
    <Worklist
      label="Records under a legal hold"
      rows={entries}
      keyOf={(entry) => entry.patientId}
      columns={[
        { id: 'record', title: 'Record', cell: (entry) => <RecordOf entry={entry} /> },
        {
          id: 'holds',
          title: 'Held because of',
          cell: (entry) => (
            <Stack gap="s">
              {entry.holds.map((hold) => (
                <HoldLine
                  key={hold.id}
                  hold={hold}
                  timeZone={timeZone}
                  onLift={() => {
                    onLift(entry, hold);
                  }}
                />
              ))}
            </Stack>
          ),
        },
        {
          id: 'until',
          title: 'Without it',
          cell: (entry) => (
            <p className={styles.quiet}>
              {entry.until === null ? 'Without the hold no end either' : `Else until ${longDay(entry.until)}`}
            </p>
          ),
        },
      ]}
    />
  );
}
