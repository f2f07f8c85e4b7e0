import type { ConsultationFacts, Statement } from '../../../shared/consultation.ts';
import type {
  ChaperoneView,
  CouldSee,
  PatientAsk,
  PatientCard,
  PatientView,
  PresentParticipant,
  StaffView,
} from '../../../shared/views.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { toPracticeCard } from '../../identity/practice.ts';
import { dayIn, ageOn } from '../../platform/clock.ts';
import type { PatientTable } from '../../platform/schema.ts';
import type { Selectable } from 'kysely';
import { acceptedByPatient } from '../chaperone/chaperone.rules.ts';
import { examinationBlockers, photographBlockers, latestConsent, toldNow } from '../consent/consent.rules.ts';
import { examinationWording, patientWordings } from '../consent/wordings.ts';
import { openAsks } from './asks.rules.ts';
import type { OpenAsk } from './asks.rules.ts';
import type { LoadedConsultation } from './loaded-consultation.ts';
import { gates } from './gates.rules.ts';
import { pictureStopped } from './grants.rules.ts';
import { receiptOf } from './receipt.ts';

/** What views need besides the consultation itself. */
export interface ViewContext {
  readonly now: Date;
  readonly ahead: number;
  readonly clinicianBusy: boolean;
  readonly couldSee: ReadonlyMap<ParticipantId, readonly CouldSee[]>;
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

const common = (consultation: LoadedConsultation, context: ViewContext, ownParticipantId: ParticipantId) => ({
  id: consultation.id,
  version: consultation.version,
  serverNow: context.now.toISOString(),
  state: consultation.facts.state,
  practice: toPracticeCard(consultation.practice),
  clinician: { ...consultation.facts.clinician },
  ownParticipantId,
  participants: present(consultation.facts),
  told: toldNow(consultation.facts),
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
    stills: [...facts.stills],
    gates: gates(facts),
    helpRequestedAt: consultation.helpRequestedAt,
  };
};

const namesOf = ({ facts, practice }: LoadedConsultation) => ({
  practice: practice.name,
  doctor: facts.clinician.name,
  healthmail: practice.healthmail,
});

const withTexts = (consultation: LoadedConsultation, ask: OpenAsk): PatientAsk[] => {
  const { facts } = consultation;
  const told = toldNow(facts);
  const names = namesOf(consultation);
  if (ask.kind === 'chaperone_person') {
    const person = facts.participants.find(({ id }) => id === ask.participantId);
    if (!person) return [];
    const { id, name, title, trained } = person;
    return [{ kind: ask.kind, participantId: id, name, title, trained: trained ?? false }];
  }
  if (ask.kind === 'examination')
    return told ? [{ kind: ask.kind, told, wording: examinationWording(names) }] : [];
  if (ask.kind === 'photographs') {
    const { take, store } = patientWordings(names);
    return told ? [{ kind: ask.kind, told, take, store }] : [];
  }
  return [{ kind: ask.kind }];
};

/** Statements the patient may see: their own, and nothing a clinician wrote. */
const own = (statement: Statement): boolean => statement.author.role === 'patient';

/** The state as the patient sees it: an "in person" decision without the clinician's reason, the advice included. */
const patientState = (facts: ConsultationFacts): PatientView['state'] =>
  facts.state.name === 'in_person' ? { ...facts.state, why: '' } : facts.state;

/** The patient's view: their answers, what is asked now, who is there. */
export const patientView = (
  consultation: LoadedConsultation,
  context: ViewContext,
  ownId: ParticipantId,
): PatientView => {
  const { facts } = consultation;
  const chaperone = facts.participants.find(({ role, status }) => role === 'chaperone' && status !== 'left');
  return {
    ...common(consultation, context, ownId),
    kind: 'patient',
    state: patientState(facts),
    startsAt: facts.startsAt,
    patientName: consultation.patient.preferred_name || consultation.patient.name,
    stopped: facts.patientAge < 18 ? 'under_18' : null,
    admitted:
      facts.state.name === 'conversation' &&
      facts.participants.some(({ id, status }) => id === ownId && status === 'admitted'),
    statements: facts.statements.filter(own),
    consents: [...facts.consents],
    asks: openAsks(facts).flatMap((ask) => withTexts(consultation, ask)),
    wordings: patientWordings(namesOf(consultation)),
    paused: pictureStopped(facts),
    chaperoneName: chaperone?.name ?? null,
    ahead: context.ahead,
    clinicianBusy: context.clinicianBusy,
    receipt: receiptOf(consultation),
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
    kind: 'chaperone',
    patientName: consultation.patient.name,
    preferredName: consultation.patient.preferred_name,
    admitted,
    acceptedByPatient: acceptedByPatient(facts, ownId),
    told: inCall ? toldNow(facts) : null,
    agreed: {
      examination: examinationBlockers(facts).length === 0,
      take: agreed && latestConsent(facts, 'take')?.decision === 'yes',
      store: agreed && latestConsent(facts, 'store')?.decision === 'yes',
    },
    pauses: [...facts.pauses],
    stills: inCall
      ? facts.stills
          .filter(({ state }) => state === 'unfiled' || state === 'filed')
          .map(({ id, captureId, takenAt, width, height }) => ({ id, captureId, takenAt, width, height }))
      : [],
    shutterOpen: gates(facts).capture.open,
    couldSee: [...(context.couldSee.get(ownId) ?? [])],
  };
};
