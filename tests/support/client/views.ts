import { ChaperoneView } from '../../../shared/views.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The smallest view there is, as the contract allows it. */
export const aView = (version: number, serverNow = '2026-11-22T09:30:00.000Z'): ChaperoneView =>
  ChaperoneView.parse({
    kind: 'chaperone',
    id: id(1),
    version,
    serverNow,
    state: { name: 'booked' },
    practice: {
      name: 'Riverside',
      phone: '01 555 0100',
      address: '1 Main Street',
      healthmail: 'a@healthmail.ie',
      timeZone: 'Europe/Dublin',
      complaints: 'Write to us.',
    },
    clinician: { name: 'Dr Murphy', registration: '123456' },
    patientName: 'A Patient',
    preferredName: '',
    ownParticipantId: id(2),
    admitted: false,
    acceptedByPatient: null,
    participants: [],
    told: null,
    agreed: { examination: false, take: false, store: false },
    pauses: [],
    captures: [],
    stills: [],
    privateLine: null,
    attestation: null,
    concernReader: 'another_gp',
    emergencySince: null,
    shutterOpen: false,
    couldSee: [],
  });
