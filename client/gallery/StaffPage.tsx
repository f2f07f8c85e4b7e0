import { useState } from 'react';
import CalendarDays from 'lucide-react/icons/calendar-days';
import Clock from 'lucide-react/icons/clock';
import Folder from 'lucide-react/icons/folder';
import Plus from 'lucide-react/icons/plus';
import { Avatar } from '../ui/core/Avatar.tsx';
import { Button } from '../ui/core/Button.tsx';
import { Row, Stack } from '../ui/core/Layout.tsx';
import { StatusPill } from '../ui/core/StatusPill.tsx';
import { AppShell } from '../ui/staff/AppShell.tsx';
import { PageHeader } from '../ui/staff/PageHeader.tsx';
import { Tabs } from '../ui/staff/Tabs.tsx';
import { Worklist } from '../ui/staff/Worklist.tsx';
import { BookingSheet } from './BookingSheet.tsx';

const rows = [
  { at: '09:30', name: 'Siobhán Ní Dhomhnaill', born: '4 July 1946', state: 'waiting' },
  {
    at: '09:40',
    name: 'Maximiliana Bartholomew-Featherstonehaugh of Ballyvaughan',
    born: '2 May 1971',
    state: 'booked',
  },
  { at: '09:50', name: 'Tadhg O’Brien', born: '19 January 1990', state: 'booked' },
  { at: '10:10', name: 'Wei Zhang', born: '30 November 1984', state: 'done' },
] as const;

type Row = (typeof rows)[number];

function State({ row }: { row: Row }) {
  if (row.state === 'waiting') {
    return (
      <StatusPill tone="attention" icon={Clock}>
        In the waiting room, 3 min
      </StatusPill>
    );
  }
  if (row.state === 'done') return <StatusPill tone="done">Closed</StatusPill>;
  return (
    <StatusPill tone="neutral" icon={CalendarDays}>
      Booked
    </StatusPill>
  );
}

function Person({ row }: { row: Row }) {
  return (
    <Row gap="s" wrap={false}>
      <Avatar name={row.name} size="s" />
      <Stack gap="xs">
        <strong>{row.name}</strong>
        <small className="muted">{row.born}</small>
      </Stack>
    </Row>
  );
}

/** A staff page: frame, header, tabs, the day's list, the booking panel. */
export function StaffPage() {
  const [tab, setTab] = useState<'today' | 'unfiled'>('today');
  const [booking, setBooking] = useState(false);
  const [page, setPage] = useState('/');
  const nav = [
    { href: '/', label: 'Today', icon: CalendarDays, current: page === '/', count: 1 },
    { href: '/records', label: 'Records', icon: Folder, current: page === '/records' },
  ];
  return (
    <AppShell
      practice="Sea Road Family Practice"
      user={{ name: 'Dr Aoife Murphy', role: 'GP' }}
      nav={nav}
      onNavigate={setPage}
      onSignOut={() => {
        setPage('/');
      }}
    >
      <PageHeader
        title="Today"
        subtitle="Thursday 3 December, 4 consultations"
        actions={
          <Button
            variant="primary"
            icon={Plus}
            onClick={() => {
              setBooking(true);
            }}
          >
            Book a consultation
          </Button>
        }
      />
      <Tabs
        label="Lists"
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'today', label: 'The day', content: <Day /> },
          {
            id: 'unfiled',
            label: 'Unfiled photographs',
            count: 2,
            content: <p>Two photographs wait to be filed.</p>,
          },
        ]}
      />
      <BookingSheet
        open={booking}
        onClose={() => {
          setBooking(false);
        }}
      />
    </AppShell>
  );
}

function Day() {
  return (
    <Worklist
      label="Consultations today"
      rows={rows}
      keyOf={(row) => row.at}
      needsAttention={(row) => row.state === 'waiting'}
      columns={[
        { id: 'at', title: 'Time', width: 'fit', cell: (row) => <strong>{row.at}</strong> },
        { id: 'who', title: 'Patient', cell: (row) => <Person row={row} /> },
        { id: 'state', title: 'State', width: 'fit', cell: (row) => <State row={row} /> },
        {
          id: 'do',
          title: 'Action',
          width: 'end',
          cell: (row) =>
            row.state === 'waiting' ? (
              <Button variant="primary" size="small">
                Open
              </Button>
            ) : (
              <Button size="small">{row.state === 'done' ? 'Read' : 'Copy link'}</Button>
            ),
        },
      ]}
    />
  );
}
