import { SHIPPED } from '../../server/clinical/consent/wording-texts.ts';
import { hashOf } from '../../server/clinical/consent/wordings.ts';
import type { StaffRole } from '../../shared/http.ts';

/** What `:id` is. */
export type Of =
  | 'consultation'
  | 'patient'
  | 'still'
  | 'capture'
  | 'copy'
  | 'share'
  | 'sharingConsent'
  | 'hold'
  | 'reviewItem'
  | 'accessRequest';

/** Whose session a route wants. */
export type Who = StaffRole | 'patient' | 'share' | 'chaperoneLink';

/** A parameter that is no id of anything. */
interface Param {
  readonly name: string;
  /** One that is right. */
  readonly right: string;
  /** In form, but nothing is there. */
  readonly unknown: readonly string[];
  readonly malformed: readonly string[];
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'HEAD';
  readonly url: string;
  readonly of?: Of;
  /** Whoever may ask for it at all; nothing: whoever comes. */
  readonly by: readonly Who[];
  /** A body that would be right for somebody who may. */
  readonly body?: unknown;
  readonly query?: string;
  readonly param?: Param;
}

/** An id that is nobody's. */
export const NEVER = '00000000-0000-4000-8000-00000000dead';
export const TOKEN = 'A'.repeat(43);
const STARTS = '2026-11-22T10:00:00.000Z';
const ANY: readonly Who[] = [];
const GP: readonly Who[] = ['gp'];
const MANAGER: readonly Who[] = ['manager'];
const GP_MANAGER: readonly Who[] = ['gp', 'manager'];
const CLINIC: readonly Who[] = ['gp', 'chaperone'];
const STAFF: readonly Who[] = ['gp', 'chaperone', 'manager'];
const PATIENT_ONLY: readonly Who[] = ['patient'];
const SHARE: readonly Who[] = ['share'];

export const PATIENT = {
  name: 'Nobody',
  preferredName: '',
  dateOfBirth: '1960-01-01',
  identifierKind: 'Practice number',
  identifier: 'N-1',
  phone: '',
  confirmNew: true,
};
export const BOOKING = { patientId: NEVER, startsAt: STARTS, durationMinutes: 15, reason: 'x' };
export const MAEVE = { name: 'Maeve', title: 'Nurse', trained: true };
export const REFILE = {
  toPatientId: NEVER,
  toConsultationId: null,
  reason: 'Wrong file was open',
  consentNote: 'Told by phone',
  patientName: 'Nobody',
  dateOfBirth: '1960-01-01',
  identifier: '',
};
export const ACCESS = {
  patientId: NEVER,
  receivedOn: '2026-11-01',
  asker: {
    as: 'self',
    name: '',
    relationship: '',
    identity: 'photo_id',
    identityNote: '',
    authority: '',
    inForceFrom: null,
    expires: null,
    covers: [],
  },
};
export const DECIDE = {
  items: [{ id: 'x', sha256: '0'.repeat(64) }],
  include: true,
  ground: null,
  reason: '',
};
export const NEW_SHARE = {
  stills: [{ stillId: NEVER, caption: '' }],
  recipient: { name: 'Dr Nobody', role: 'Dermatologist', organisation: '' },
  purpose: 'care',
  why: 'x',
  message: '',
  until: '2026-12-01',
  identified: false,
  consent: { decision: 'yes', givers: [null] },
};
export const NEW_COPY = { consentId: NEVER, edits: { crop: null, redactions: [] } };
const WITHDRAWAL = { by: null, heard: 'phone', heardOn: '2026-11-22', words: 'x' };
export const OWN_PICTURE = { what: 'The rash', necessity: 'To see it', plan: null };
export const UNDER18 = { planId: NEVER, allow: false, reason: 'x' };
export const FACT = { kind: 'death', applies: true, on: '2020-01-01', reason: 'x' };
export const KEEP = { until: '2040-01-01', reason: 'x' };
export const PROPOSE = { noClaimKnown: true, nothingStillNeeded: true, reason: 'x' };
export const BREAK_GLASS = { ground: 'cover', reason: 'Covering for a colleague' };
export const CLEAR = { outcome: 'justified', words: 'x' };
export const WAS_IT_MINE = { identifierKind: 'IHI', identifier: '1', dateOfBirth: '1960-01-01' };
export const POLICY = {
  under18IntimateOverride: false,
  receiptDays: 14,
  patientMaySeeStills: true,
  filingLateAfterMinutes: 60,
};
const ENTER = { token: TOKEN, code: '12345678' };

const get = (by: readonly Who[], url: string, rest: Partial<Route> = {}): Route => ({
  method: 'GET',
  url,
  by,
  ...rest,
});
const post = (by: readonly Who[], url: string, body: unknown, rest: Partial<Route> = {}): Route => ({
  method: 'POST',
  url,
  by,
  body,
  ...rest,
});
const consultation = (act: string, body: unknown = {}, by = GP): Route =>
  post(by, `/api/consultations/:id/${act}`, body, { of: 'consultation' });
const patient = (act: string, body: unknown, by = GP): Route =>
  post(by, `/api/patients/:id/${act}`, body, { of: 'patient' });
const still = (act: string, body: unknown): Route =>
  post(GP, `/api/stills/:id/${act}`, body, { of: 'still' });
const copy = (act: string, body: unknown): Route => post(GP, `/api/copies/:id/${act}`, body, { of: 'copy' });
const access = (act: string, body: unknown, by = GP): Route =>
  post(by, `/api/access-requests/:id/${act}`, body, { of: 'accessRequest' });

const FIGURE: Param = {
  name: 'figure',
  right: 'consent',
  unknown: [],
  malformed: ['x', 'constructor', '%00', 'CONSENT', NEVER],
};
const WORDING: Param = {
  name: 'sha256',
  right: hashOf(SHIPPED[0]!),
  unknown: ['f'.repeat(64)],
  malformed: ['x', 'f'.repeat(63), 'F'.repeat(64), '%00', NEVER],
};
const WORDS = { title: 'x', paragraphs: ['x'], question: 'x?' };
const VERSION: Param = {
  name: 'version',
  right: '1',
  unknown: ['99999'],
  malformed: ['x', '0', '-1', '1.5', '100001', '1e99', '%00', NEVER],
};
const POSITION: Param = {
  name: 'position',
  right: '1',
  unknown: ['2', '12'],
  malformed: ['x', '0', '-1', '1.5', '13', '1e99', '%00', NEVER],
};
const DAYS = '?days=30';

const people: readonly Route[] = [
  get(ANY, '/api/health'),
  post(ANY, '/api/staff/sign-in', { email: 'a@b.invalid', password: 'x' }),
  post(STAFF, '/api/staff/sign-out', {}),
  get(STAFF, '/api/staff/me'),
  post(ANY, '/api/patient/open', { token: TOKEN }),
  post(ANY, '/api/patient/verify', { token: TOKEN, dateOfBirth: '1960-01-01' }),
  get(PATIENT_ONLY, '/api/patient/me'),
  post(ANY, '/api/chaperone/open', { token: TOKEN }),
  post(ANY, '/api/chaperone/enter', { token: TOKEN }),
  get(['chaperoneLink'], '/api/chaperone/me'),
  post(['chaperone'], '/api/chaperone-availability', { minutes: 30 }),
];

const consultations: readonly Route[] = [
  get(CLINIC, '/api/today'),
  post(GP, '/api/patients/search', { words: 'x' }),
  post(GP, '/api/patients', PATIENT),
  get(GP, '/api/patients/:id/record', { of: 'patient' }),
  post(GP, '/api/consultations', BOOKING),
  consultation('patient-link'),
  consultation('chaperone-link', MAEVE),
  consultation('representative-link', { representativeId: NEVER }),
  consultation('unlock-link'),
  consultation('revoke-links'),
  consultation('help-seen'),
  consultation('cancel', { reason: 'x' }),
  consultation('reschedule', { startsAt: STARTS }),
  consultation('no-show'),
  // A GP is answered by the use case: who may come as a chaperone is a rule.
  consultation('chaperone', {}, ['chaperone']),
  consultation('release'),
  consultation('own-picture', OWN_PICTURE),
  consultation('under18-decision', UNDER18),
  get(GP, '/api/consultations/:id/withdrawal', { of: 'consultation' }),
  consultation('withdrawal', WITHDRAWAL),
  get(GP, '/api/under18-requests'),
  get(GP, '/api/unfiled'),
  get(PATIENT_ONLY, '/api/patient/receipt'),
  post(PATIENT_ONLY, '/api/patient/own-picture', { askedId: NEVER, takenOn: null }),
  post(PATIENT_ONLY, '/api/patient/own-picture/decline', { askedId: NEVER }),
  post(PATIENT_ONLY, '/api/patient/withdraw-photographs', { by: null }),
];

const stills: readonly Route[] = [
  { method: 'PUT', url: '/api/captures/:id/picture', of: 'capture', by: PATIENT_ONLY },
  { method: 'HEAD', url: '/api/captures/:id/picture', of: 'capture', by: PATIENT_ONLY },
  get(GP, '/api/stills/:id/image', { of: 'still' }),
  get(GP, '/api/stills/:id/thumbnail', { of: 'still' }),
  get(PATIENT_ONLY, '/api/patient/stills/:id/image', { of: 'still' }),
  still('patient-may-see', { allowed: true }),
  still('in-practice-record', {}),
  get(GP, '/api/stills/:id/refile', { of: 'still', query: `?patient=${NEVER}` }),
  still('refile', REFILE),
];

const sharing: readonly Route[] = [
  get(GP, '/api/sharing'),
  get(GP_MANAGER, '/api/sharing/counts'),
  get(GP, '/api/stills/:id/sharing', { of: 'still' }),
  post(GP, '/api/shares', NEW_SHARE),
  post(GP, '/api/shares/:id/link', {}, { of: 'share' }),
  post(GP, '/api/shares/:id/stop', {}, { of: 'share' }),
  still('teaching', { decision: 'yes', givers: [null] }),
  post(GP, '/api/sharing-consents/:id/withdraw', { giver: null }, { of: 'sharingConsent' }),
  still('copies', NEW_COPY),
  copy('check', { decision: 'send_back', reason: 'x' }),
  copy('collection', { collected: true }),
  copy('discard', {}),
  get(GP, '/api/copies/:id/image', { of: 'copy' }),
  get(GP, '/api/copies/:id/thumbnail', { of: 'copy' }),
  post(ANY, '/api/share/open', { token: TOKEN }),
  post(ANY, '/api/share/enter', ENTER),
  get(SHARE, '/api/share/me'),
  get(SHARE, '/api/share/stills/:position', { param: POSITION }),
  post(SHARE, '/api/share/leave', {}),
];

const kept: readonly Route[] = [
  get(GP_MANAGER, '/api/retention'),
  post(GP_MANAGER, '/api/retention/was-it-mine', WAS_IT_MINE),
  get(GP, '/api/patients/:id/retention', { of: 'patient' }),
  patient('retention/facts', FACT),
  patient('retention/holds', { reason: 'x' }, GP_MANAGER),
  post(GP_MANAGER, '/api/retention/holds/:id/lift', { reason: 'x' }, { of: 'hold' }),
  patient('retention/keep', KEEP, GP_MANAGER),
  patient('retention/propose', PROPOSE, GP_MANAGER),
  patient('retention/dispose', { proposalId: NEVER }),
  get(GP_MANAGER, '/api/access-requests'),
  post(GP_MANAGER, '/api/access-requests/patients', { words: 'x' }),
  post(GP_MANAGER, '/api/access-requests', ACCESS),
  get(GP_MANAGER, '/api/access-requests/:id', { of: 'accessRequest' }),
  access('extend', { why: 'x' }, GP_MANAGER),
  access('close', { how: 'withdrawn', why: 'x' }, GP_MANAGER),
  get(GP, '/api/access-requests/:id/review', { of: 'accessRequest' }),
  access('decide', DECIDE),
  access('make', {}),
  access('download', {}),
];

const watched: readonly Route[] = [
  get(GP_MANAGER, '/api/review'),
  get(GP_MANAGER, '/api/review/count'),
  post(GP_MANAGER, '/api/review/:id/clear', CLEAR, { of: 'reviewItem' }),
  get(GP, '/api/patients/:id/access', { of: 'patient' }),
  patient('break-glass', BREAK_GLASS),
  patient('break-glass/end', {}),
  get(GP_MANAGER, '/api/practice-policy'),
  post(MANAGER, '/api/practice-policy', { basedOn: 0, policy: POLICY }),
  get(GP_MANAGER, '/api/wordings'),
  get(GP_MANAGER, '/api/wordings/:sha256', { param: WORDING }),
  post(GP_MANAGER, '/api/wordings/check', { id: 'video', words: WORDS }),
  post(GP_MANAGER, '/api/wordings', { id: 'video', basedOn: 'a'.repeat(64), words: WORDS }),
  get(STAFF, '/api/image-policy'),
  get(STAFF, '/api/image-policy/due'),
  get(STAFF, '/api/image-policy/versions/:version', { param: VERSION }),
  post(STAFF, '/api/image-policy/acknowledge', { version: 1, sha256: 'a'.repeat(64) }),
  post(MANAGER, '/api/image-policy', { basedOn: 0, text: 'x'.repeat(300) }),
  get(MANAGER, '/api/adherence', { query: DAYS }),
  get(MANAGER, '/api/adherence/:figure', { query: DAYS, param: FIGURE }),
  post(MANAGER, '/api/adherence/:figure/csv', {}, { query: DAYS, param: FIGURE }),
];

/** Every route of the server; a test finds the ones that are missing here. */
export const ROUTES: readonly Route[] = [
  ...people,
  ...consultations,
  ...stills,
  ...sharing,
  ...kept,
  ...watched,
];

export const routeName = ({ method, url }: Route): string => `${method} ${url}`;

/** The address for `id`; a parameter that is no id is a right one unless told. */
export const addressOf = ({ url, query = '', param }: Route, id: string, value = param?.right): string =>
  `${param ? url.replace(`:${param.name}`, value ?? '') : url.replace(':id', id)}${query}`;
