import type { ConsultationFacts } from '../../../shared/consultation.ts';
import type {
  Attestation,
  ChaperoneView,
  CouldSee,
  PatientCard,
  PresentParticipant,
  StaffView,
} from '../../../shared/views.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { toPracticeCard } from '../../identity/practice.ts';
import { dayIn, ageOn } from '../../platform/clock.ts';
import type { PatientTable } from '../../platform/schema.ts';
import type { Selectable } from 'kysely';
import { acceptedByPatient } from '../chaperone/chaperone.rules.ts';
import { chaperonesLine } from '../chaperone/private-line.ts';
import type { PrivateMessage } from '../chaperone/private-line.ts';
import { examinationBlockers, photographBlockers, toldNow } from '../consent/consent.rules.ts';
import { decidingView } from '../consent/deciding-view.ts';
import type { LoadedConsultation } from './loaded-consultation.ts';
import { emergency, gates } from './gates.rules.ts';
import { overridesNow } from './override.rules.ts';
import { pictureOff } from './grants.rules.ts';
import { withoutWords } from './without-words.ts';

/** What views need besides the consultation itself. */
export interface ViewContext {
  readonly now: Date;
  readonly ahead: number;
  readonly clinicianBusy: boolean;
  readonly couldSee: ReadonlyMap<ParticipantId, readonly CouldSee[]>;
  readonly privateMessages: readonly PrivateMessage[];
  readonly attestations: ReadonlyMap<ParticipantId, Attestation>;
  readonly concernReader: ChaperoneView['concernReader'];
  readonly chaperonesAvailable: StaffView['chaperonesAvailable'];
}

const present = (facts: ConsultationFacts): PresentParticipant[] =>
  facts.participants.map((participant) => ({
    ...participant,
    connected: facts.connected.has(participant.id),
    acceptedByPatient: participant.role === 'chaperone' ? acceptedByPatient(facts, participant.id) : null,
  }));

/** A patient's card: how people of the practice see who somebody is. */
export const patientCard = (row: Selectable<PatientTable>, timeZone: string, now: Date): PatientCard => ({
  id: row.id,
  name: row.name,
  preferredName: row.preferred_name,
  dateOfBirth: row.date_of_birth,
  age: ageOn(row.date_of_birth, dayIn(now, timeZone)),
  identifierKind: row.identifier_kind,
  identifier: row.identifier,
  phone: row.phone,
});

/** What every view carries. */
export const common = (
  consultation: LoadedConsultation,
  context: ViewContext,
  ownParticipantId: ParticipantId,
) => ({
  id: consultation.id,
  version: consultation.version,
  serverNow: context.now.toISOString(),
  state: consultation.facts.state,
  practice: toPracticeCard(consultation.practice),
  clinician: { ...consultation.facts.clinician },
  ownParticipantId,
  participants: present(consultation.facts),
  told: toldNow(consultation.facts),
  emergencySince: overridesNow(consultation.facts)[0]?.at ?? null,
  captures: [...consultation.facts.captures],
});

/** The GP's view: everything, with the gates and their named blockers. */
export const staffView = (
  consultation: LoadedConsultation,
  context: ViewContext,
  own: ParticipantId,
): StaffView => {
  const { facts } = consultation;
  return {
    ...common(consultation, context, own),
    kind: 'staff',
    startsAt: facts.startsAt,
    reason: facts.reason,
    patient: patientCard(consultation.patient, consultation.practice.time_zone, context.now),
    statements: [...facts.statements],
    consents: [...facts.consents],
    pauses: [...facts.pauses],
    pictureOff: pictureOff(facts),
    stills: [...facts.stills],
    gates: gates(facts),
    emergency: emergency(facts),
    deciding: decidingView(facts, consultation.standsFor),
    patientMaySeeStills: consultation.practicePolicy.patientMaySeeStills,
    chaperonesAvailable: context.chaperonesAvailable.filter(
      ({ name }) => !facts.participants.some((p) => p.name === name && p.status !== 'left'),
    ),
    helpRequestedAt: consultation.helpRequestedAt,
  };
};

/** The chaperone's view: the GP's picture and stills during the call, and their own presence log (R30). */
export const chaperoneView = (
  consultation: LoadedConsultation,
  context: ViewContext,
  ownId: ParticipantId,
): ChaperoneView => {
  const { facts } = consultation;
  const me = facts.participants.find(({ id }) => id === ownId);
  const admitted = me?.status === 'admitted';
  const inCall = admitted && facts.state.name === 'conversation';
  const agreed = photographBlockers(facts).length === 0;
  return {
    ...common(consultation, context, ownId),
    state: withoutWords(facts.state),
    kind: 'chaperone',
    patientName: consultation.patient.name,
    preferredName: consultation.patient.preferred_name,
    admitted,
    acceptedByPatient: acceptedByPatient(facts, ownId),
    told: inCall ? toldNow(facts) : null,
    agreed: {
      examination: examinationBlockers(facts).length === 0,
      take: agreed,
      store: agreed,
    },
    pauses: [...facts.pauses],
    stills: inCall
      ? facts.stills
          .filter(({ state }) => state === 'unfiled' || state === 'filed')
          .map(({ id, captureId, takenAt, width, height }) => ({ id, captureId, takenAt, width, height }))
      : [],
    shutterOpen: gates(facts).capture.open,
    privateLine: chaperonesLine(consultation, context.privateMessages, ownId),
    attestation: context.attestations.get(ownId) ?? null,
    concernReader: context.concernReader,
    couldSee: [...(context.couldSee.get(ownId) ?? [])],
  };
};
