import { createHash } from 'node:crypto';
import type { CaptureAbout } from '../../shared/consultation.ts';
import type { CaptureId, ConsultationId, PatientId, StatementId } from '../../shared/ids.ts';
import type { CaptureCommand } from '../../shared/signalling.ts';
import type { ChaperoneView, PatientCard, PatientView, StaffView, Wording } from '../../shared/views.ts';
import type { Page } from './people.ts';
import { connectPatient, connectStaff, http, signIn } from './people.ts';
import type { TestApp } from './test-app.ts';

/** A consultation with its three people connected. */
export interface Journey {
  readonly app: TestApp;
  readonly id: ConsultationId;
  readonly patientId: PatientId;
  readonly gpCookie: string;
  readonly patientCookie: string;
  readonly token: string;
  gp: Page<StaffView>;
  patient: Page<PatientView>;
  /** The page of whoever decides and joined from elsewhere; consents are then asked there. */
  decider?: Page<PatientView>;
}

let number = 0;

export const addPatient = async (
  app: TestApp,
  gpCookie: string,
  changes: Partial<{ name: string; preferredName: string; dateOfBirth: string; identifier: string }> = {},
): Promise<PatientCard> => {
  number += 1;
  const { body } = await http<PatientCard>(app, 'POST', '/api/patients', {
    cookie: gpCookie,
    body: {
      name: 'Seán Ó Murchú',
      preferredName: 'Seán',
      dateOfBirth: '1957-03-02',
      identifierKind: 'Practice number',
      identifier: `T-${number}`,
      phone: '',
      confirmNew: true,
      ...changes,
    },
  });
  return body;
};

export const bookFor = async (
  app: TestApp,
  gpCookie: string,
  patientId: PatientId,
): Promise<ConsultationId> => {
  const body = { patientId, startsAt: null, durationMinutes: 15, reason: 'Rash on the forearm' };
  const booked = await http<{ id: ConsultationId }>(app, 'POST', '/api/consultations', {
    cookie: gpCookie,
    body,
  });
  return booked.body.id;
};

const patientToken = async (app: TestApp, gpCookie: string, id: ConsultationId): Promise<string> => {
  const { body } = await http<{ url: string }>(app, 'POST', `/api/consultations/${id}/patient-link`, {
    cookie: gpCookie,
    body: {},
  });
  return body.url.split('#')[1] ?? '';
};

const verify = async (app: TestApp, token: string, dateOfBirth: string): Promise<string> =>
  (await http(app, 'POST', '/api/patient/verify', { body: { token, dateOfBirth } })).cookie;

/** A booked consultation whose patient has opened the link, given the date of birth, and whose pages are connected. */
export const begin = async (app: TestApp, dateOfBirth = '1957-03-02'): Promise<Journey> => {
  const gpCookie = await signIn(app, app.practice.gpEmail);
  const patient = await addPatient(app, gpCookie, { dateOfBirth });
  const id = await bookFor(app, gpCookie, patient.id);
  const token = await patientToken(app, gpCookie, id);
  const patientCookie = await verify(app, token, dateOfBirth);
  return {
    app,
    id,
    patientId: patient.id,
    gpCookie,
    patientCookie,
    token,
    gp: await connectStaff<StaffView>(app, gpCookie, id),
    patient: await connectPatient(app, patientCookie),
  };
};

/** An answer to a wording as the page would send it. */
export const answerTo = (
  scope: 'video' | 'examination' | 'take' | 'store',
  wording: Wording,
  decision: 'yes' | 'no',
  planId: string | null,
) => ({
  scope,
  decision,
  wordingId: wording.id,
  wordingVersion: wording.version,
  wordingSha256: wording.sha256,
  language: wording.language,
  planId,
});

/** The patient's questions before the call, all answered in the ordinary way. */
export const prepare = async (
  { patient }: Journey,
  { chaperone = 'declined' }: { chaperone?: 'accepted' | 'declined' | 'unanswered' } = {},
): Promise<void> => {
  const { wordings, told, answering } = patient.seen;
  const planId = told?.planId ?? null;
  await patient.ok('statement:patient', {
    kind: 'device_check',
    camera: 'ok',
    microphone: 'ok',
    speaker: 'heard',
    detail: '',
  });
  await patient.ok('statement:patient', {
    kind: 'place',
    place: '4 Sea Road, Galway',
    callBack: '085 555 0101',
  });
  await patient.ok('statement:patient', {
    kind: 'privacy',
    private: true,
    comfortable: true,
    others: '',
    participants: [],
  });
  await patient.ok('statement:patient', { kind: 'safe_to_talk', answer: 'yes' });
  if (answering) {
    const { by } = answering;
    await patient.ok('consent:answer', { answers: [answerTo('video', wordings.video, 'yes', null)], by });
  }
  await patient.ok('statement:patient', { kind: 'limitations_acknowledged' });
  await patient.ok('statement:patient', { kind: 'device_notice_acknowledged' });
  if (chaperone !== 'unanswered') {
    const answer = {
      kind: 'chaperone_answer',
      answer: chaperone,
      preference: '',
      askedBy: 'before_the_call',
    } as const;
    await patient.ok('statement:patient', answer);
  }
  const answers = [
    answerTo('take', wordings.take, 'yes', planId),
    answerTo('store', wordings.store, 'yes', planId),
  ];
  if (answering) await patient.ok('consent:answer', { answers, by: answering.by });
  await patient.ok('patient:ready', {});
};

/** Whoever decides opens a link of their own, gives the patient's date of birth, and agrees to video. */
export const joinAsRepresentative = async (
  { app, id, gpCookie }: Journey,
  representativeId: StatementId,
  dateOfBirth: string,
): Promise<Page<PatientView>> => {
  const { body } = await http<{ url: string }>(app, 'POST', `/api/consultations/${id}/representative-link`, {
    cookie: gpCookie,
    body: { representativeId },
  });
  const cookie = await verify(app, body.url.split('#')[1] ?? '', dateOfBirth);
  const page = await connectPatient(app, cookie);
  const { answering, wordings } = page.seen;
  if (!answering) throw new Error('nobody is asked on this page');
  await page.ok('consent:answer', {
    answers: [answerTo('video', wordings.video, 'yes', null)],
    by: answering.by,
  });
  return page;
};

/** The clinician's pre-call checklist, the conversation opened and the patient let in. */
export const openConversation = async ({ gp, patient }: Journey): Promise<void> => {
  await gp.ok('statement:clinician', { kind: 'best_interest', reason: 'delay_could_harm', note: '' });
  await gp.ok('statement:clinician', { kind: 'modality', modality: 'both', reason: 'Overview and detail' });
  await gp.ok('statement:clinician', { kind: 'no_interruption', participants: [] });
  await gp.ok('consultation:open', {});
  await gp.ok('participant:admit', { participantId: patient.seen.ownParticipantId, noInterruption: true });
  await patient.until('admitted', ({ view }) => view?.admitted === true);
};

/** What is said at the start, the plan, and the explanation of the examination; asks the patient. */
export const explain = async (
  { gp, patient, decider = patient }: Journey,
  plan: { site?: 'forearm' | 'breast'; markedIntimate?: boolean } = {},
): Promise<string> => {
  await gp.ok('statement:clinician', {
    kind: 'opening',
    nameAndRegistrationSaid: true,
    patientSeen: true,
    place: '4 Sea Road, Galway',
    callBack: '085 555 0101',
    emergencyExplained: true,
  });
  await gp.ok('statement:clinician', { kind: 'limitations_discussed' });
  await gp.ok('statement:clinician', {
    kind: 'plan',
    site: plan.site ?? 'forearm',
    side: 'left',
    markedIntimate: plan.markedIntimate ?? false,
    why: 'to see the rash closely',
    involved: 'You hold the phone over your arm.',
  });
  await gp.until('a plan', ({ view }) => view?.told != null);
  const planId = gp.seen.told?.planId;
  if (!planId) throw new Error('no plan');
  await gp.ok('statement:clinician', { kind: 'examination_explained', planId, concerns: '' });
  await decider.until(
    'the examination is asked',
    ({ view }) => view?.asks.some(({ kind }) => kind === 'examination') === true,
  );
  return planId;
};

export const agreeExamination = async (
  { patient, decider = patient }: Journey,
  decision: 'yes' | 'no' = 'yes',
): Promise<void> => {
  const ask = decider.seen.asks.find((open) => open.kind === 'examination');
  if (ask?.kind !== 'examination') throw new Error('the examination is not asked');
  await decider.ok('consent:answer', {
    answers: [answerTo('examination', ask.wording, decision, ask.told.planId)],
    by: ask.as.by,
  });
};

/** Necessity written, photographs explained. */
export const explainPhotographs = async ({ gp, patient, decider = patient }: Journey): Promise<void> => {
  const planId = gp.seen.told?.planId;
  if (!planId) throw new Error('no plan');
  await gp.ok('statement:clinician', {
    kind: 'necessity',
    text: 'Detail of the border is needed to tell eczema from tinea.',
  });
  await gp.ok('statement:clinician', { kind: 'photographs_explained', planId });
  await decider.until(
    'photographs are asked',
    ({ view }) => view?.asks.some(({ kind }) => kind === 'photographs') === true,
  );
};

export const agreePhotographs = async (
  { patient, decider = patient }: Journey,
  take: 'yes' | 'no' = 'yes',
  store: 'yes' | 'no' = 'yes',
) => {
  const ask = decider.seen.asks.find((open) => open.kind === 'photographs');
  if (ask?.kind !== 'photographs') throw new Error('photographs are not asked');
  const { planId } = ask.told;
  await decider.ok('consent:answer', {
    answers: [answerTo('take', ask.take, take, planId), answerTo('store', ask.store, store, planId)],
    by: ask.as.by,
  });
};

/** Everything up to a live shutter, for an adult who declines a chaperone. */
export const untilShutter = async (app: TestApp): Promise<Journey> => {
  const journey = await begin(app);
  await prepare(journey);
  await openConversation(journey);
  await explain(journey);
  await agreeExamination(journey);
  await explainPhotographs(journey);
  await agreePhotographs(journey);
  await journey.gp.until('the shutter', ({ view }) => view?.gates.capture.open === true);
  return journey;
};

/** A chaperone of the practice joins, is accepted and admitted. */
export const bringChaperone = async (journey: Journey): Promise<Page<ChaperoneView>> => {
  const { app, id, gp, patient } = journey;
  const cookie = await signIn(app, app.practice.chaperoneEmail);
  await http(app, 'POST', `/api/consultations/${id}/chaperone`, { cookie, body: {} });
  const chaperone = await connectStaff<ChaperoneView>(app, cookie, id);
  const participantId = chaperone.seen.ownParticipantId;
  await patient.until(
    'asked about this person',
    ({ view }) => view?.asks.some(({ kind }) => kind === 'chaperone_person') === true,
  );
  await patient.ok('statement:patient', {
    kind: 'chaperone_person',
    participantId,
    accepted: true,
    comfortable: true,
  });
  await gp.ok('participant:admit', { participantId, noInterruption: true });
  await chaperone.until('admitted', ({ view }) => view?.admitted === true);
  return chaperone;
};

export const ABOUT: CaptureAbout = {
  method: 'take_photo',
  mime: 'image/jpeg',
  width: 800,
  height: 600,
  lens: 'rear',
  light: 'off',
  angle: 0,
  deviceClass: 'phone',
  figures: null,
  streamWidth: 640,
  streamHeight: 360,
};

/** Presses the shutter and waits for the patient's page to get its command. */
export const press = async ({ gp, patient }: Journey): Promise<CaptureCommand> => {
  const before = patient.commands.length;
  const { captureId } = await gp.ok('capture:request', {});
  await patient.until('the command', ({ commands }) => commands.length > before);
  const command = patient.commands.at(-1);
  if (command?.captureId !== captureId) throw new Error('another capture');
  return command;
};

export interface Upload {
  readonly captureId: CaptureId;
  readonly token: string;
  readonly picture: Buffer;
  readonly offset?: number;
  /** How many are sent now; all the rest unless told. */
  readonly bytes?: number;
  readonly sha256?: string;
  readonly about?: Partial<CaptureAbout>;
  readonly type?: string;
  /** Whose session; the patient's unless told. */
  readonly cookie?: string;
}

/** Sends a picture as the patient's page does. */
export const upload = async <Body>(
  { app, patientCookie }: Pick<Journey, 'app' | 'patientCookie'>,
  { captureId, token, picture, offset = 0, ...rest }: Upload,
) => {
  const response = await fetch(`${app.origin}/api/captures/${captureId}/picture`, {
    method: 'PUT',
    headers: {
      origin: 'http://localhost:3000',
      cookie: rest.cookie ?? patientCookie,
      authorization: `Capture ${token}`,
      'content-type': rest.type ?? 'image/jpeg',
      'upload-offset': String(offset),
      'upload-length': String(picture.length),
      'picture-sha256': rest.sha256 ?? createHash('sha256').update(picture).digest('hex'),
      'picture-about': Buffer.from(JSON.stringify({ ...ABOUT, ...rest.about })).toString('base64url'),
    },
    body: new Uint8Array(picture.subarray(offset, rest.bytes)),
  });
  return { status: response.status, body: (await response.json()) as Body };
};
