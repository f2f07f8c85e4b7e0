import type { DayEntry } from '../../../shared/http.ts';
import { Worklist } from '../../ui/staff/Worklist.tsx';
import { Person } from '../../parts/person.tsx';
import { ChaperoneActions, GpActions, StateCell, TimeCell } from './day-line.tsx';
import type { TodayActions } from './today-actions.ts';

interface DayListProps {
  label: string;
  role: 'gp' | 'chaperone';
  entries: readonly DayEntry[];
  timeZone: string;
  now: () => number;
  act: TodayActions;
}

/** Consultations in the order of their time: when, who, where it stands, one next step. */
export function DayList({ label, role, entries, timeZone, now, act }: DayListProps) {
  return (
    <Worklist
      label={label}
      rows={entries}
      keyOf={(entry) => entry.id}
      needsAttention={(entry) =>
        entry.helpRequestedAt !== null ||
        (role === 'gp' ? entry.mine && entry.state.name === 'waiting' : entry.chaperoneWanted)
      }
      columns={[
        {
          id: 'time',
          title: 'Time',
          width: 'fit',
          cell: (entry) => <TimeCell entry={entry} timeZone={timeZone} />,
        },
        {
          id: 'patient',
          title: 'Patient',
          cell: (entry) => (
            <Person patient={entry.patient} more={entry.reason} muted={role === 'gp' && !entry.mine} />
          ),
        },
        {
          id: 'state',
          title: 'State',
          cell: (entry) => <StateCell entry={entry} now={now} timeZone={timeZone} />,
        },
        {
          id: 'actions',
          title: 'What to do',
          width: 'end',
          cell: (entry) =>
            role === 'gp' ? (
              <GpActions entry={entry} act={act} timeZone={timeZone} />
            ) : (
              <ChaperoneActions entry={entry} act={act} />
            ),
        },
      ]}
    />
  );
}
