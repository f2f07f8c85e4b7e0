import { useEffect, type ReactElement } from 'react';
import type { DayEntry, PatientLink } from '../../../shared/http.ts';
import { ERRORS } from '../../../shared/error-texts.ts';
import { consultationId, longName, practice, sean } from '../../fixtures/people.ts';
import { ClientError, localError } from '../../platform/client-error.ts';
import { TextField } from '../../ui/core/TextField.tsx';
import { BookingSheet, type BookingSheetProps } from './booking-sheet.tsx';
import { ChaperoneLinkSheet, type ChaperoneLinkSheetProps } from './chaperone-link-sheet.tsx';
import { CancelDialog, NoShowDialog } from './confirm-dialogs.tsx';
import { LinkSheet, type LinkSheetProps } from './link-sheet.tsx';
import { RescheduleSheet } from './reschedule-sheet.tsx';

const nothing = () => undefined;
const now = () => Date.parse('2026-11-23T10:21:00.000Z');
const timeZone = practice.timeZone;
const link: PatientLink = {
  url: 'https://sightline.example/v#Jx7nQ2mVbK4rT9wYc1LfHs8ZpDgUoEaNi3MkX6yRt5v',
  validFrom: '2026-11-23T09:45:00.000Z',
  validUntil: '2026-11-23T12:15:00.000Z',
};
const entry: DayEntry = {
  id: consultationId(4),
  startsAt: '2026-11-23T11:00:00.000Z',
  durationMinutes: 15,
  reason: 'Rash on the forearm for three weeks',
  state: { name: 'booked' },
  patient: sean,
  clinicianName: 'Dr Aoife Murphy',
  patientConnected: false,
  chaperoneWanted: false,
  chaperoneNames: [],
  attestationDue: false,
  unfiled: 0,
  oldestUnfiledAt: null,
  helpRequestedAt: null,
  linkLocked: false,
  mine: true,
};
const offline = localError('offline');
const conflict = new ClientError('conflict', ERRORS.conflict.text);

/** Presses a button as a person would; a sheet lives outside the page’s own element. */
function Pressed({ name, children }: { name: string; children: ReactElement }) {
  useEffect(() => {
    const pressed = setTimeout(() => {
      for (const button of document.querySelectorAll('button'))
        if (button.textContent === name) button.click();
    });
    return () => {
      clearTimeout(pressed);
    };
  }, [name]);
  return children;
}

const booking = (props: Partial<BookingSheetProps>) => (
  <BookingSheet
    patient={sean}
    picker={
      <TextField label="Find a patient" hint="Name, date of birth or number" value="" onChange={nothing} />
    }
    timeZone={timeZone}
    today="2026-11-23"
    now={now}
    busy={false}
    problem={null}
    onChangePatient={nothing}
    onBook={nothing}
    onClose={nothing}
    {...props}
  />
);
const linkSheet = (props: Partial<LinkSheetProps>) => (
  <LinkSheet
    patientName={sean.name}
    justBooked
    consultationHref="/consultations/1"
    link={link}
    problem={null}
    timeZone={timeZone}
    othersStopped={false}
    stopping={false}
    onAgain={nothing}
    onStopAll={nothing}
    onClose={nothing}
    {...props}
  />
);
const chaperone = (props: Partial<ChaperoneLinkSheetProps>) => (
  <ChaperoneLinkSheet
    patientName={sean.name}
    made={null}
    busy={false}
    problem={null}
    timeZone={timeZone}
    onMake={nothing}
    onClose={nothing}
    {...props}
  />
);
const reschedule = (problem: ClientError | null) => (
  <RescheduleSheet
    entry={entry}
    timeZone={timeZone}
    today="2026-11-23"
    now={now}
    busy={false}
    problem={problem}
    onReschedule={nothing}
    onClose={nothing}
  />
);
const confirm = { entry, busy: false, problem: null, onClose: nothing };

export const screens: { id: string; title: string; element: ReactElement; dark?: boolean }[] = [
  { id: 'booking', title: 'Booking', element: booking({}) },
  {
    id: 'booking-under-18',
    title: 'Booking, under 18',
    element: booking({ patient: { ...sean, name: 'Fiadh Ní Laoire', dateOfBirth: '2012-03-02', age: 14 } }),
  },
  { id: 'booking-empty', title: 'Booking, no patient yet', element: booking({ patient: null }) },
  { id: 'booking-loading', title: 'Booking…', element: booking({ busy: true }) },
  { id: 'booking-error', title: 'Not booked', element: booking({ problem: offline }) },
  { id: 'booking-long-names', title: 'Booking, long name', element: booking({ patient: longName }) },
  { id: 'booking-link', title: 'Booked', element: linkSheet({}) },
  {
    id: 'booking-link-loading',
    title: 'Making the link',
    element: linkSheet({ link: null, justBooked: false }),
  },
  {
    id: 'booking-link-error',
    title: 'The link was not made',
    element: linkSheet({ link: null, problem: offline }),
  },
  { id: 'booking-link-share', title: 'The link again', element: linkSheet({ justBooked: false }) },
  {
    id: 'booking-link-stop',
    title: 'Stopping every link',
    element: <Pressed name="Sent it to the wrong person?">{linkSheet({ justBooked: false })}</Pressed>,
  },
  {
    id: 'booking-link-stopped',
    title: 'Every link stopped',
    element: linkSheet({ justBooked: false, othersStopped: true }),
  },
  {
    id: 'booking-link-long-names',
    title: 'Link, long name',
    element: linkSheet({ patientName: longName.name }),
  },
  { id: 'chaperone-link', title: 'Link for a chaperone', element: chaperone({}) },
  {
    id: 'chaperone-link-made',
    title: 'Chaperone’s link',
    element: chaperone({ made: { link, name: longName.name } }),
  },
  { id: 'chaperone-link-error', title: 'No link', element: chaperone({ problem: offline }) },
  { id: 'reschedule', title: 'Reschedule', element: reschedule(null) },
  { id: 'reschedule-error', title: 'Not rescheduled', element: reschedule(conflict) },
  { id: 'cancel', title: 'Cancel', element: <CancelDialog {...confirm} onCancel={nothing} /> },
  {
    id: 'cancel-error',
    title: 'Not cancelled',
    element: (
      <CancelDialog
        {...confirm}
        entry={{ ...entry, patient: longName }}
        problem={conflict}
        onCancel={nothing}
      />
    ),
  },
  { id: 'no-show', title: 'Did not attend', element: <NoShowDialog {...confirm} onConfirm={nothing} /> },
];
