import type { AskedWhat, ConsultationStateName, PatientStatement } from '../../../shared/consultation.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { showedOwnView } from '../consent/own-view.ts';
import { appendStatement } from '../consultation/append-statement.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';

const ANSWERING: ReadonlySet<ConsultationStateName> = new Set(['preparing', 'waiting', 'conversation']);

const refuseUnlessAnswering = ({ facts }: OpenConsultation): void => {
  if (!ANSWERING.has(facts.state.name)) throw new Refusal('conflict');
};

/** R11: the patient's answer covers those who had been let in when it was given. */
const withPresent = ({ facts }: OpenConsultation, statement: PatientStatement): PatientStatement =>
  statement.kind === 'privacy'
    ? {
        ...statement,
        participants: facts.participants.filter((p) => p.status === 'admitted').map(({ id }) => id),
      }
    : statement;

const checkPerson = ({ facts }: OpenConsultation, statement: PatientStatement): void => {
  if (statement.kind !== 'chaperone_person' && statement.kind !== 'newcomer') return;
  const role = statement.kind === 'newcomer' ? 'representative' : 'chaperone';
  const person = facts.participants.find(({ id }) => id === statement.participantId);
  if (person?.role !== role || person.status === 'left') throw new Refusal('not_found');
};

/** R5: a view that was given to words which have changed since is asked for again. */
const checkView = ({ facts, wordings }: OpenConsultation, statement: PatientStatement): void => {
  if (statement.kind !== 'own_view' || !statement.wording) return;
  if (!showedOwnView(facts, wordings, statement.wording)) throw new Refusal('conflict');
};

/** R30: a chaperone whom the patient refuses, also one who is in the call by now, sees and hears nothing from that moment. */
const holdIfRefused = async (consultation: OpenConsultation, statement: PatientStatement): Promise<void> => {
  if (statement.kind !== 'chaperone_person' || statement.accepted) return;
  const { participantId } = statement;
  const { numUpdatedRows } = await consultation.tx
    .updateTable('participant')
    .set({ status: 'held' })
    .where('id', '=', participantId)
    .where('status', '=', 'admitted')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 1n)
    await consultation.audit('participant.held', { participantId, role: 'chaperone' });
};

/** Records an answer of the patient's. */
export const statePatient = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  statement: PatientStatement,
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    refuseUnlessAnswering(consultation);
    checkPerson(consultation, statement);
    checkView(consultation, statement);
    await appendStatement(consultation, withPresent(consultation, statement));
    await holdIfRefused(consultation, statement);
  });

/** The clinician asks the patient's screen to ask (again). */
export const askPatient = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { what }: { what: AskedWhat },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    refuseUnlessAnswering(consultation);
    await appendStatement(consultation, { kind: 'asked', what });
    await consultation.audit('patient.asked', { what });
  });

/** The patient has answered the questions and waits; the place is held on the server. */
export const patientReady = (deps: ClinicalDeps, actor: Actor, id: ConsultationId): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    refuseUnlessAnswering(consultation);
    if (consultation.facts.state.name !== 'preparing') return;
    await consultation.setState({ name: 'waiting', since: consultation.now.toISOString() });
    await consultation.audit('patient.ready');
  });
