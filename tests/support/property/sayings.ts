import type { Model } from './model.ts';
import type { Who } from './room.ts';

/** What somebody may say, whoever tries. */
export type Said =
  | 'necessity'
  | 'video only'
  | 'both'
  | 'doubt'
  | 'presumed'
  | 'has'
  | 'lacks'
  | 'mental health'
  | 'not mental health'
  | 'dispute'
  | 'no dispute'
  | 'nobody'
  | 'content'
  | 'objects'
  | 'go on'
  | 'do not go on'
  | 'happy'
  | 'no'
  | 'guardian'
  | 'no guardian'
  | 'accepts chaperone'
  | 'declines chaperone'
  | 'wants chaperone'
  | 'unavailable'
  | 'proceed'
  | 'rearrange'
  | 'intimate for me';

/** Who may. */
export const rightful: Record<Said, Who> = {
  necessity: 'gp',
  'video only': 'gp',
  both: 'gp',
  doubt: 'gp',
  presumed: 'gp',
  has: 'gp',
  lacks: 'gp',
  'mental health': 'gp',
  'not mental health': 'gp',
  dispute: 'gp',
  'no dispute': 'gp',
  nobody: 'gp',
  content: 'gp',
  objects: 'gp',
  'go on': 'gp',
  'do not go on': 'gp',
  happy: 'patient',
  no: 'patient',
  guardian: 'patient',
  'no guardian': 'patient',
  'accepts chaperone': 'patient',
  'declines chaperone': 'patient',
  'wants chaperone': 'gp',
  unavailable: 'gp',
  proceed: 'patient',
  rearrange: 'patient',
  'intimate for me': 'patient',
};

const assessed = (all4: boolean) => ({
  kind: 'capacity_assessed',
  understands: true,
  retains: all4,
  weighs: true,
  communicates: true,
  note: 'As assessed',
});
const chaperoneAnswer = (said: string) => ({
  kind: 'chaperone_answer',
  answer: said,
  preference: '',
  askedBy: 'before_the_call',
});

/** What each saying sends, and what a bystander then knows. */
export const SAYINGS: Record<Said, [payload: Record<string, unknown>, know: (model: Model) => void]> = {
  necessity: [{ kind: 'necessity', text: 'Detail' }, (m) => (m.necessity = true)],
  'video only': [{ kind: 'modality', modality: 'video', reason: 'Enough' }, (m) => (m.modality = 'video')],
  both: [{ kind: 'modality', modality: 'both', reason: 'Detail' }, (m) => (m.modality = 'both')],
  doubt: [{ kind: 'capacity_doubt', note: 'Confused' }, (m) => (m.capacity = 'doubt')],
  presumed: [{ kind: 'capacity_presumed', note: 'Settled' }, (m) => (m.capacity = 'has')],
  has: [assessed(true), (m) => (m.capacity = 'has')],
  lacks: [assessed(false), (m) => (m.capacity = 'lacks')],
  'mental health': [{ kind: 'mental_health', applies: true }, (m) => (m.mentalHealth = true)],
  'not mental health': [{ kind: 'mental_health', applies: false }, (m) => (m.mentalHealth = false)],
  dispute: [{ kind: 'guardian_dispute', known: true, note: '' }, (m) => (m.dispute = true)],
  'no dispute': [{ kind: 'guardian_dispute', known: false, note: '' }, (m) => (m.dispute = false)],
  nobody: [
    { kind: 'nobody_decides', necessity: 'Needed', willAndPreferences: 'Would agree', consulted: '' },
    (m) => (m.nobody = true),
  ],
  content: [{ kind: 'view_noted', view: 'content', words: 'Nods' }, (m) => (m.viewHeard = true)],
  objects: [
    { kind: 'view_noted', view: 'objects', words: 'Turns away' },
    (m) => Object.assign(m, { viewHeard: true, objectedAt: m.order }),
  ],
  'go on': [
    { kind: 'objection_decided', goOn: true, why: 'Talked about it' },
    (m) => Object.assign(m, { decidedAt: m.order, goOn: true }),
  ],
  'do not go on': [
    { kind: 'objection_decided', goOn: false, why: 'Upset' },
    (m) => Object.assign(m, { decidedAt: m.order, goOn: false }),
  ],
  happy: [
    { kind: 'own_view', view: 'happy', words: '' },
    (m) => Object.assign(m, { viewHeard: true, objectedAt: -1 }),
  ],
  no: [
    { kind: 'own_view', view: 'no', words: '' },
    (m) => Object.assign(m, { viewHeard: true, objectedAt: m.order }),
  ],
  guardian: [
    { kind: 'answering_for', name: 'Máire', relationship: 'mother', guardian: 'yes' },
    () => undefined,
  ],
  'no guardian': [
    { kind: 'answering_for', name: 'Bríd', relationship: 'aunt', guardian: 'no' },
    () => undefined,
  ],
  'accepts chaperone': [chaperoneAnswer('accepted'), (m) => (m.chaperone = 'accepted')],
  'declines chaperone': [chaperoneAnswer('declined'), (m) => (m.chaperone = 'declined')],
  'wants chaperone': [
    { kind: 'chaperone_wanted', reason: 'I would like one' },
    (m) => (m.chaperoneWanted = true),
  ],
  unavailable: [
    { kind: 'chaperone_unavailable', delayWouldHarm: false, note: 'Nobody here' },
    (m) => (m.unavailableAt = m.order),
  ],
  proceed: [
    { kind: 'chaperone_absent_choice', choice: 'proceed' },
    (m) => (m.choice = { what: 'proceed', order: m.order }),
  ],
  rearrange: [
    { kind: 'chaperone_absent_choice', choice: 'rearrange' },
    (m) => (m.choice = { what: 'rearrange', order: m.order }),
  ],
  'intimate for me': [{ kind: 'marked_intimate', intimate: true }, (m) => (m.markedIntimate = true)],
};
