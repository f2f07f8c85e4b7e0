import Ellipsis from 'lucide-react/icons/ellipsis';
import type { RetentionOverview, ReviewEntry } from '../../../shared/http-retention.ts';
import { Button } from '../../ui/core/Button.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { Menu } from '../../ui/staff/Menu.tsx';
import { Worklist } from '../../ui/staff/Worklist.tsx';
import { longDate, longDay } from '../../words/practice-time.ts';
import { RecordOf } from './record-of.tsx';
import type { RetentionPanel } from './retention-panels.tsx';
import { categoryWords } from './retention-words.ts';
import styles from './retention.module.css';

interface ReviewListProps {
  overview: RetentionOverview;
  timeZone: string;
  onShow: (panel: RetentionPanel) => void;
}

/** Records past their time: a person decides on each. */
export function ReviewList({ overview, timeZone, onShow }: ReviewListProps) {
  return (
    <Worklist
      label="Records to review"
      rows={overview.due}
      keyOf={(entry) => entry.patientId}
      needsAttention={(entry) => overview.mayDispose && entry.proposal !== null && !entry.proposal.mine}
      columns={[
        { id: 'record', title: 'Record', cell: (entry) => <RecordOf entry={entry} /> },
        { id: 'rule', title: 'Rule', cell: (entry) => <Rule entry={entry} /> },
        {
          id: 'state',
          title: 'Decision',
          cell: (entry) => <State entry={entry} timeZone={timeZone} />,
        },
        {
          id: 'actions',
          title: 'What to do',
          width: 'end',
          cell: (entry) => <Actions entry={entry} mayDispose={overview.mayDispose} onShow={onShow} />,
        },
      ]}
    />
  );
}

function Rule({ entry }: { entry: ReviewEntry }) {
  return (
    <div>
      <p>{entry.until === null ? '' : `Time over on ${longDay(entry.until)}`}</p>
      <p className={styles.quiet}>
        {categoryWords(entry.category)}
        {entry.rule === null ? '' : `: ${entry.rule}`}
      </p>
    </div>
  );
}

function State({ entry: { proposal }, timeZone }: { entry: ReviewEntry; timeZone: string }) {
  if (proposal === null) return <StatusPill tone="attention">Nobody has decided</StatusPill>;
  return (
    <div>
      <StatusPill tone="info">Disposal proposed</StatusPill>
      <p className={styles.quiet}>
        {proposal.by}, {longDate(proposal.at, timeZone)}: {proposal.reason}
      </p>
      {proposal.mine && <p className={styles.quiet}>Another GP has to confirm it.</p>}
    </div>
  );
}

function Actions({
  entry,
  mayDispose,
  onShow,
}: {
  entry: ReviewEntry;
  mayDispose: boolean;
  onShow: (panel: RetentionPanel) => void;
}) {
  const { proposal } = entry;
  const whose = <span className="visually-hidden"> the record of {entry.name}</span>;
  const others = [
    { id: 'keep' as const, label: 'Keep it longer' },
    { id: 'place' as const, label: 'Place a legal hold' },
  ];
  return (
    <div className={styles.cellActions}>
      {proposal === null && (
        <Button
          size="small"
          onClick={() => {
            onShow({ kind: 'propose', entry });
          }}
        >
          Propose disposal{whose}
        </Button>
      )}
      {proposal !== null && mayDispose && !proposal.mine && (
        <Button
          size="small"
          variant="danger"
          onClick={() => {
            onShow({ kind: 'dispose', entry, proposal });
          }}
        >
          Confirm disposal{whose}
        </Button>
      )}
      <Menu
        label={`More for ${entry.name}`}
        icon={Ellipsis}
        iconOnly
        items={others}
        onAction={(id) => {
          onShow(id === 'keep' ? { kind: 'keep', entry } : { kind: 'place', entry });
        }}
      />
    </div>
  );
}
