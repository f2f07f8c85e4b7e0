import type { NoteWithdrawal, Withdrawal } from '../../../shared/http-withdrawal.ts';
import type { Author, ConsultationFacts } from '../../../shared/consultation.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { CalendarDay } from '../../../shared/text.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { dayIn } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database.ts';
import { Refusal, blockedBy } from '../../platform/refusal.ts';
import { endConsent } from '../consent/end-consent.ts';
import type { Answerer } from '../consent/standing.rules.ts';
import { appendStatement } from '../consultation/append-statement.ts';
import { changeConsultation, SYSTEM } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import type { LoadedConsultation } from '../consultation/loaded-consultation.ts';
import { readConsultation } from '../consultation/read-consultation.ts';
import { treats } from '../review/care-relationship.ts';
import { AFTER_CALL, PHOTOGRAPHS, withdrawers } from './withdrawal.rules.ts';

/** R22, S6: of this practice, still there, and of a patient whom this clinician treats. */
const needTreated = async (
  db: Reader,
  actor: StaffActor,
  { practiceId, patientId, patient }: LoadedConsultation,
  now: Date,
): Promise<void> => {
  if (practiceId !== actor.practiceId || patient.disposed_at) throw new Refusal('not_found');
  if (!(await treats({ db }, actor, patientId, now))) throw new Refusal('no_care_relationship');
};

/** The first thing that there was to stop. */
const earliest = ({ consents, stills, startsAt }: ConsultationFacts): string =>
  [startsAt, ...consents.map(({ at }) => at), ...stills.map(({ takenAt }) => takenAt)].toSorted()[0] ??
  startsAt;

const daysOf = ({ facts, practice }: LoadedConsultation, now: Date) => ({
  earliest: dayIn(new Date(earliest(facts)), practice.time_zone),
  today: dayIn(now, practice.time_zone),
});

/** R3: whose withdrawal can be written down for this consultation, and from which day. @throws Refusal `not_found`, `no_care_relationship` */
export const withdrawalOptions = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: ConsultationId,
): Promise<Withdrawal> => {
  const loaded = await readConsultation(deps, id);
  if (!loaded) throw new Refusal('not_found');
  await needTreated(deps.db, actor, loaded, deps.clock.now());
  const { facts, patient } = loaded;
  const people = AFTER_CALL.has(facts.state.name) ? withdrawers(facts) : [];
  return {
    people: people.map(({ by, name, relationship }) => ({
      by,
      name: by === null ? patient.name : name,
      relationship,
    })),
    ...daysOf(loaded, deps.clock.now()),
  };
};

/** Any GP who treats the patient may be the one who hears it: they write as themselves, with no place in the call. */
const writtenBy = (consultation: OpenConsultation, actor: StaffActor): OpenConsultation => {
  const { tx, now, id, practiceId, patientId } = consultation;
  const author: Author = { role: 'gp', participantId: null, name: actor.name };
  const auditActor = { role: actor.role, userId: actor.userId };
  const scope = { at: now, practiceId, consultationId: id, patientId };
  return {
    ...consultation,
    author,
    auditActor,
    audit: (event, detail = {}) => recordAudit(tx, { ...scope, event, actor: auditActor, detail }),
  };
};

const giverOf = ({ facts, patient, standsFor }: OpenConsultation, { by, name }: Answerer): Author => {
  const place = facts.participants.find(({ id, role }) =>
    by === null ? role === 'patient' : standsFor.get(id) === by,
  );
  return {
    role: by === null ? 'patient' : 'representative',
    participantId: place?.id ?? null,
    name: by === null ? patient.name : name,
  };
};

const checkDay = (consultation: OpenConsultation, heardOn: CalendarDay): void => {
  const days = daysOf(consultation, consultation.now);
  if (heardOn < days.earliest || heardOn > days.today)
    throw new Refusal('invalid_request', { field: 'heardOn' });
};

/**
 * R3: withdrawal at any moment, also long after the call and when the link has closed: a GP who treats the patient writes
 * down who stopped photographs, how and when it was heard. The consent ends as it does in the call, and every still of the
 * consultation waits for the consulting clinician's decision.
 * @throws Refusal `not_found`, `no_care_relationship`, `conflict` during the call or with nothing left to stop, `blocked`
 */
export const noteWithdrawal = (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: ConsultationId,
  { by, heard, heardOn, words }: NoteWithdrawal,
): Promise<void> =>
  // As the system: any GP with a care relationship may, not the consulting one alone (`needTreated` decides).
  changeConsultation(deps, SYSTEM, id, async (opened) => {
    await needTreated(opened.tx, actor, opened, opened.now);
    const consultation = writtenBy(opened, actor);
    const { facts, author } = consultation;
    const people = withdrawers(facts);
    if (!AFTER_CALL.has(facts.state.name) || people.length === 0) throw new Refusal('conflict');
    const person = people.find(({ ids }) => ids.includes(by));
    if (!person) throw blockedBy('not_theirs_to_decide');
    checkDay(consultation, heardOn);
    const giver = giverOf(consultation, person);
    await appendStatement(consultation, {
      kind: 'withdrawal_noted',
      by: person.by,
      name: giver.name,
      heard,
      heardOn,
      words,
    });
    const how = heard === 'phone' || heard === 'in_person' ? 'spoken' : 'written';
    await endConsent(consultation, person, PHOTOGRAPHS, { giver, how, notedBy: author });
  });
