import { ADULT_DECIDES } from '../../fixtures/deciding.ts';
import { blocker, type BlockerCode } from '../../../shared/blockers.ts';
import type { Still } from '../../../shared/consultation.ts';
import { StatementId } from '../../../shared/ids.ts';
import type { StaffView } from '../../../shared/views.ts';
import { at, sampleStill } from '../../fixtures/call.ts';
import {
  anyUuid,
  consultationId,
  doctor,
  longName,
  nurse,
  participantId,
  practice,
  sean,
} from '../../fixtures/people.ts';

export const serverNow = at('10:58:30');
const planId = StatementId.parse(anyUuid(500));
const still = (n: number, clock: string, change: Partial<Still>): Still =>
  sampleStill(n, `${clock}:04`, { site: 'forearm', side: 'left', bytes: 2_413_560, ...change });

export const unfiled = still(1, '10:46', { label: 'Overview' });
export const unlabelled = still(2, '10:47', { site: null, side: null });
export const filed = still(3, '10:48', {
  state: 'filed',
  filedAt: at('10:57:10'),
  label: 'Close, edge of the patch',
});
export const discarded = still(4, '10:49', { state: 'discarded', discardedAt: at('10:57:40') });
export const withdrawn = still(5, '10:50', { state: 'filed', filedAt: at('10:56:00'), awaitsDecision: true });
const small = still(6, '10:51', { width: 1280, height: 720, site: null, side: null });
const lowResolution = { ...small, about: { ...small.about, method: 'received_frame' as const } };

const close = (...codes: BlockerCode[]) => ({
  open: codes.length === 0,
  blockers: codes.map((code) => blocker(code)),
});
const open = { open: false, blockers: [] };

const view = (stills: Still[], codes: BlockerCode[], change: Partial<StaffView> = {}): StaffView => ({
  kind: 'staff',
  deciding: ADULT_DECIDES,
  chaperonesAvailable: [],
  id: consultationId(4),
  version: 60,
  serverNow,
  state: { name: 'finishing', openedAt: at('10:40:00'), endedAt: at('10:54:10') },
  startsAt: at('10:30:00'),
  reason: 'Rash on the forearm for three weeks',
  practice,
  clinician: { name: doctor.name, registration: doctor.registration },
  patient: sean,
  ownParticipantId: participantId(1),
  participants: [],
  statements: [
    {
      id: StatementId.parse(anyUuid(700)),
      at: at('10:55:00'),
      author: { role: 'gp', participantId: participantId(1), name: doctor.name },
      kind: 'note',
      note: 'Well-demarcated coin-shaped patches on the left forearm, three weeks, itching. Likely discoid eczema.',
      safetyNet: 'If it spreads, weeps or you have a fever, ring us the same day.',
    },
  ],
  consents: [],
  pauses: [],
  pictureOff: null,
  captures: [],
  stills,
  emergency: { examination: [], capture: [] },
  emergencySince: null,
  gates: { conversation: open, examination: open, capture: open, close: close(...codes) },
  told: {
    planId,
    site: 'forearm',
    side: 'left',
    intimate: false,
    why: 'To find out what causes the rash.',
    involved: 'You show me your left forearm.',
    viewers: [doctor.name, nurse.name],
  },
  helpRequestedAt: null,
  patientMaySeeStills: true,
  ...change,
});

export const finishing = view([unfiled, unlabelled, filed, discarded], ['stills_unfiled']);
export const allFiled = view([filed, discarded], []);
export const noStills = view([], [], { statements: [] });
export const withdrawal = view([withdrawn, filed], ['withdrawal_undecided']);
export const lowPixels = view([lowResolution], ['stills_unfiled']);
export const longNames = view([unlabelled], ['stills_unfiled'], {
  patient: longName,
  reason:
    'A raised, itching rash that began on the left forearm three weeks ago and has since spread to the shoulder and the back of the neck',
});

export const closedUnfiled = view([unfiled, filed], ['stills_unfiled'], {
  state: {
    name: 'closed',
    openedAt: at('10:40:00'),
    endedAt: at('10:54:10'),
    closedAt: at('10:57:00'),
    unfiledReason: 'Called to an emergency in the practice',
  },
});

/** R35: a picture came before a call that ended in a visit. */
export const inPersonUnfiled = view([unfiled], ['stills_unfiled'], {
  state: {
    name: 'in_person',
    at: at('10:57:00'),
    why: 'The lump has to be felt',
    safetyNet: 'Ring us if it grows.',
  },
});
