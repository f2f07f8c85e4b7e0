import type { Consent, ConsultationFacts, Statement } from '../../../shared/consultation.ts';
import type { ParticipantId, StatementId } from '../../../shared/ids.ts';
import type { Answering, PatientAsk, PatientView } from '../../../shared/views.ts';
import { patientsLine } from '../chaperone/private-line.ts';
import { isOfThisSitting } from '../checklist/checklist.rules.ts';
import { toldNow } from '../consent/consent.rules.ts';
import { ownViewQuestion } from '../consent/own-view.ts';
import { answerersOn, elsewhereFrom, lastWord, ownStops } from '../consent/standing.rules.ts';
import type { Answerer } from '../consent/standing.rules.ts';
import type { Reader } from '../consent/wording-texts.ts';
import { patientWordings, wordingOf } from '../consent/wordings.ts';
import type { Names } from '../consent/wordings.ts';
import { openAsks } from './asks.rules.ts';
import type { OpenAsk } from './asks.rules.ts';
import { pictureOff } from './grants.rules.ts';
import type { LoadedConsultation } from './loaded-consultation.ts';
import { ownPictureAsk } from './own-picture.rules.ts';
import { receiptOf } from './receipt.ts';
import { common } from './views.ts';
import type { ViewContext } from './views.ts';

const namesOf = ({ facts, practice, patient }: LoadedConsultation): Names => ({
  practice: practice.name,
  doctor: facts.clinician.name,
  healthmail: practice.healthmail,
  patient: patient.preferred_name || patient.name,
});

const toAnswering = ({ by, name, relationship }: Answerer, names: Names): Answering => ({
  by,
  name: by === null ? names.patient : name,
  relationship,
});

/** R3: whose wording: by who answers, and by the patient's age. */
const readerOf = ({ patientAge, policy }: ConsultationFacts, by: StatementId | null | undefined): Reader => {
  if (by) return 'representative';
  return patientAge < policy.ages.adult ? 'young' : 'adult';
};

/** Easier words exist for the patient; whoever decides for another reads the one text. */
const easyOf = (reader: Reader): Reader => (reader === 'representative' ? reader : 'easy');

const consentAsk = (
  consultation: LoadedConsultation,
  kind: 'examination' | 'photographs',
  as: Answerer,
): PatientAsk[] => {
  const told = toldNow(consultation.facts);
  if (!told) return [];
  const names = namesOf(consultation);
  const reader = readerOf(consultation.facts, as.by);
  const word = (topic: 'examination' | 'take' | 'store', of: Reader) =>
    wordingOf(consultation.wordings, topic, of, names);
  const easy = easyOf(reader);
  const who = toAnswering(as, names);
  const saidYes = (scope: 'take' | 'store') => lastWord(consultation.facts, scope, as)?.decision === 'yes';
  if (kind === 'examination') {
    return [{ kind, told, wording: word(kind, reader), easy: word(kind, easy), as: who }];
  }
  return [
    {
      kind,
      told,
      take: word('take', reader),
      store: word('store', reader),
      easy: { take: word('take', easy), store: word('store', easy) },
      as: who,
      before: saidYes('take') && saidYes('store'),
    },
  ];
};

const withTexts = (consultation: LoadedConsultation, ask: OpenAsk): PatientAsk[] => {
  if ('as' in ask) return consentAsk(consultation, ask.kind, ask.as);
  if (!('participantId' in ask)) return [{ kind: ask.kind }];
  const person = consultation.facts.participants.find(({ id }) => id === ask.participantId);
  if (!person) return [];
  const { id, name, title, trained } = person;
  return ask.kind === 'newcomer'
    ? [{ kind: ask.kind, participantId: id, name, title }]
    : [{ kind: ask.kind, participantId: id, name, title, trained: trained ?? false }];
};

/** Statements the patient may see: their own that count for this sitting, and nothing a clinician wrote. */
const ownStatements = (facts: ConsultationFacts): Statement[] =>
  facts.statements.filter((one) => one.author.role === 'patient' && isOfThisSitting(facts, one));

/** The state as the patient sees it: an "in person" decision without the clinician's reason, the advice included. */
const patientState = (facts: ConsultationFacts): PatientView['state'] =>
  facts.state.name === 'in_person' ? { ...facts.state, why: '' } : facts.state;

/** The answers of the person this page asks. */
const consentsOf = ({ consents }: ConsultationFacts, answerer: Answerer | undefined): Consent[] =>
  consents.filter(({ by }) => (answerer ? answerer.ids : [null]).includes(by));

/** The view of the patient's page, and of whoever decides and joined from elsewhere: what is asked now, who is there. */
export const patientView = (
  consultation: LoadedConsultation,
  context: ViewContext,
  ownId: ParticipantId,
): PatientView => {
  const { facts, wordings } = consultation;
  const standsFor = facts.standsFor.get(ownId) ?? null;
  const names = namesOf(consultation);
  const [answerer, ...others] = answerersOn(facts, standsFor);
  const reader = readerOf(facts, standsFor ?? answerer?.by);
  const chaperone = facts.participants.find(({ role, status }) => role === 'chaperone' && status !== 'left');
  const isPatient = standsFor === null;
  return {
    ...common(consultation, context, ownId),
    kind: 'patient',
    page: isPatient ? 'patient' : 'representative',
    state: patientState(facts),
    startsAt: facts.startsAt,
    patientName: names.patient,
    asksWhoAnswers: isPatient && facts.patientAge < facts.policy.ages.consent,
    ownViewQuestion: isPatient ? ownViewQuestion(facts, wordings, names) : null,
    answering: answerer ? toAnswering(answerer, names) : null,
    othersHere: others.map((other) => toAnswering(other, names)),
    elsewhere: isPatient
      ? elsewhereFrom(facts).map(({ name, relationship }) => ({ name, relationship }))
      : [],
    ownStops: isPatient ? ownStops(facts) : [],
    admitted:
      facts.state.name === 'conversation' &&
      facts.participants.some(({ id, status }) => id === ownId && status === 'admitted'),
    statements: isPatient ? ownStatements(facts) : [],
    consents: consentsOf(facts, answerer),
    asks: openAsks(facts, standsFor).flatMap((ask) => withTexts(consultation, ask)),
    wordings: patientWordings(wordings, reader, names),
    easyWordings: patientWordings(wordings, easyOf(reader), names),
    pictureOff: pictureOff(facts),
    chaperoneName: chaperone?.name ?? null,
    privateLine: isPatient ? patientsLine(consultation, context.privateMessages) : null,
    ahead: context.ahead,
    clinicianBusy: context.clinicianBusy,
    ownPicture: isPatient ? ownPictureAsk(facts) : null,
    receipt: receiptOf(consultation, standsFor),
  };
};
