import type { ConsultationState } from '../../../shared/consultation.ts';
import type { DayEntry, Today } from '../../../shared/http.ts';
import type { PatientCard } from '../../../shared/views.ts';
import {
  adaeze,
  consultationId,
  doctor,
  grainne,
  longName,
  mary,
  practice,
  sean,
  tomas,
} from '../../fixtures/people.ts';

const at = (time: string) => `2026-11-23T${time}:00.000Z`;
export const serverNow = at('10:21');

const entry = (
  n: number,
  time: string,
  patient: PatientCard,
  state: ConsultationState,
  rest: Partial<DayEntry> = {},
): DayEntry => ({
  id: consultationId(n),
  startsAt: at(time),
  durationMinutes: 15,
  reason: 'Rash on the forearm for three weeks',
  state,
  patient,
  clinicianName: doctor.name,
  patientConnected: false,
  chaperoneWanted: false,
  chaperoneNames: [],
  attestationDue: false,
  unfiled: 0,
  oldestUnfiledAt: null,
  helpRequestedAt: null,
  linkLocked: false,
  mine: true,
  ...rest,
});

const openedAt = at('09:02');
const entries: DayEntry[] = [
  entry(
    1,
    '09:00',
    tomas,
    { name: 'finishing', openedAt, endedAt: at('09:14') },
    {
      reason: 'Swelling at the ankle',
      unfiled: 2,
      oldestUnfiledAt: at('09:10'),
    },
  ),
  entry(2, '09:20', mary, { name: 'no_show', at: at('09:40') }, { reason: 'Wound check' }),
  entry(
    3,
    '09:40',
    adaeze,
    {
      name: 'closed',
      openedAt: at('09:41'),
      endedAt: at('09:52'),
      closedAt: at('09:55'),
      unfiledReason: null,
    },
    { reason: 'Mole that has changed' },
  ),
  entry(
    4,
    '10:15',
    sean,
    { name: 'waiting', since: at('10:17') },
    {
      patientConnected: true,
      chaperoneWanted: true,
    },
  ),
  entry(
    5,
    '10:30',
    grainne,
    { name: 'preparing', since: at('10:20') },
    {
      patientConnected: true,
      reason: 'Eczema review',
    },
  ),
  entry(
    6,
    '10:45',
    { ...mary, name: 'Peadar Fitzgerald' },
    { name: 'booked' },
    {
      clinicianName: 'Dr Eoin Walsh',
      mine: false,
      reason: 'Foot ulcer',
    },
  ),
  entry(7, '11:00', adaeze, { name: 'booked' }, { linkLocked: true, reason: 'Result of the biopsy' }),
  entry(
    8,
    '11:15',
    tomas,
    { name: 'in_person', at: at('08:30'), why: 'Needs to be felt', safetyNet: 'Ring us' },
    {
      reason: 'Lump in the neck',
    },
  ),
  entry(
    9,
    '11:30',
    mary,
    { name: 'cancelled', at: at('08:05'), reason: 'Patient rang' },
    {
      reason: 'Dressing change',
    },
  ),
];

const day = { serverNow, day: '2026-11-23', timeZone: practice.timeZone, availableUntil: null };

export const fullDay: Today = { ...day, entries, unfiledElsewhere: [] };
/** Gráinne needs help while she answers the questions; Seán’s page is closed. */
export const helpDay: Today = {
  ...fullDay,
  entries: entries.map((line) => ({
    ...line,
    ...(line.patient === grainne ? { helpRequestedAt: at('10:20') } : {}),
    ...(line.patient === sean ? { patientConnected: false } : {}),
  })),
};
export const emptyDay: Today = { ...day, entries: [], unfiledElsewhere: [] };
export const longNamesDay: Today = {
  ...day,
  entries: [
    entry(
      1,
      '09:00',
      longName,
      { name: 'waiting', since: at('09:12') },
      {
        patientConnected: true,
        chaperoneWanted: true,
        chaperoneNames: ['Bríd Ní Chonaill-Mac Giolla Phádraig de Paor', 'Niamh Byrne'],
        reason:
          'A raised, itching rash that began on the left forearm three weeks ago and has since spread to the shoulder and the back of the neck',
      },
    ),
    entry(
      2,
      '09:15',
      { ...longName, name: 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren' },
      {
        name: 'booked',
      },
      { mine: false, clinicianName: 'Dr Muireann Ní Chonaill-Mac Giolla Phádraig' },
    ),
  ],
  unfiledElsewhere: [
    entry(
      13,
      '09:00',
      longName,
      { name: 'finishing', openedAt, endedAt: at('09:14') },
      {
        startsAt: '2026-11-20T16:00:00.000Z',
        unfiled: 1,
        oldestUnfiledAt: '2026-11-20T16:12:00.000Z',
      },
    ),
  ],
};
/** What a chaperone of the practice gets: none of the lines is theirs. */
export const chaperoneDay: Today = {
  ...fullDay,
  entries: entries.map((line) => ({ ...line, mine: false, unfiled: 0, oldestUnfiledAt: null })),
};
/** They said that they can; at nine they were chaperone, and have not said yet what they saw. */
export const availableDay: Today = {
  ...chaperoneDay,
  availableUntil: at('12:30'),
  entries: chaperoneDay.entries.map((line) => ({
    ...line,
    ...(line.state.name === 'finishing' ? { attestationDue: true } : {}),
  })),
};
