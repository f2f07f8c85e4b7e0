import type { PatientWordings, Wording } from '../../../shared/views.ts';
import type { z } from 'zod/mini';
import type { Reader } from '../../platform/database.ts';
import { sha256 } from '../../platform/keys/hash.ts';

type Text = Omit<Wording, 'sha256'>;

/** What a wording may name: the practice's and the doctor's names and the Healthmail address (R14). */
interface Names {
  readonly practice: string;
  readonly doctor: string;
  readonly healthmail: string;
}

const TEXTS: Record<keyof z.infer<typeof PatientWordings>, Text> = {
  video: {
    id: 'video',
    version: 1,
    language: 'en-IE',
    title: 'Talking by video',
    paragraphs: [
      '{doctor} at {practice} would like to talk with you by video.',
      'Nothing is recorded: no video and no sound is kept.',
      'You can stop at any time. If you would rather not talk by video, the practice will find another way, and your care will not suffer.',
    ],
    question: 'Are you happy to talk by video?',
  },
  limitations: {
    id: 'limitations',
    version: 1,
    language: 'en-IE',
    title: 'What video cannot do',
    paragraphs: [
      'A doctor can see and hear you by video, but cannot touch, listen to your chest or test anything.',
      'Pictures can look different from real life. A physical examination may still be needed.',
    ],
    question: 'I understand that a physical examination may still be needed.',
  },
  deviceNotice: {
    id: 'device-notice',
    version: 1,
    language: 'en-IE',
    title: 'About your own phone or computer',
    paragraphs: [
      'The phone or computer you are using may not be secure. Other people who use it may see what is on it.',
      'If you send a picture some other way, by text, WhatsApp or ordinary e-mail, it may not be secure or encrypted.',
      'If you ever need to send the practice a picture outside this page, use their Healthmail address: {healthmail}.',
    ],
    question: 'I have read this.',
  },
  chaperone: {
    id: 'chaperone',
    version: 1,
    language: 'en-IE',
    title: 'Would you like a chaperone?',
    paragraphs: [
      'A chaperone is a trained member of staff who joins the call to look after you during an examination. They can stop it at any time.',
      'A chaperone sees what the doctor sees: the live picture and any photographs, during the call only.',
      'You will be told their name first, and you can say no to that person.',
    ],
    question: 'Would you like a chaperone to be there?',
  },
  take: {
    id: 'photographs-take',
    version: 2,
    language: 'en-IE',
    title: 'Taking photographs',
    paragraphs: [
      '{doctor} may ask to take photographs with your camera. A photograph shows more detail than the video.',
      'Before each one you see a countdown, and you can stop it. You can say no and still have the consultation.',
      'You can stop more photographs at any time. Ones already in your record may have to stay.',
    ],
    question: 'Do you agree to photographs being taken?',
  },
  store: {
    id: 'photographs-store',
    version: 1,
    language: 'en-IE',
    title: 'Keeping photographs in your record',
    paragraphs: [
      'Photographs are kept in your medical record at {practice}, encrypted, with the rest of your notes.',
      'Only the staff who care for you can see them. A chaperone sees them during the call only. This page does not save them on your phone.',
      'You can stop more photographs at any time. Ones already in your record may have to stay.',
    ],
    question: 'Do you agree to photographs being kept in your record?',
  },
};

/** R27, R28: asked in the conversation, once the doctor has explained. */
const EXAMINATION: Text = {
  id: 'examination',
  version: 1,
  language: 'en-IE',
  title: 'The examination',
  paragraphs: [
    '{doctor} has explained why this examination is needed and what it involves.',
    'You can ask anything, and you can stop at any time.',
  ],
  question: 'Do you agree to this examination?',
};

const hashOf = (text: Text): string => sha256(JSON.stringify([text.title, text.paragraphs, text.question]));

/**
 * The wording as it is read, with names filled in. R3: the hash is of the versioned text itself, before names, so that
 * it can be found again among the kept versions.
 */
const fill = (text: Text, names: Names): Wording => {
  const put = (line: string): string =>
    line
      .replaceAll('{doctor}', () => names.doctor)
      .replaceAll('{practice}', () => names.practice)
      .replaceAll('{healthmail}', () => names.healthmail);
  return {
    ...text,
    sha256: hashOf(text),
    paragraphs: text.paragraphs.map(put),
    question: put(text.question),
  };
};

/** Every wording of the patient's steps. */
export const patientWordings = (names: Names): z.infer<typeof PatientWordings> => ({
  video: fill(TEXTS.video, names),
  limitations: fill(TEXTS.limitations, names),
  deviceNotice: fill(TEXTS.deviceNotice, names),
  chaperone: fill(TEXTS.chaperone, names),
  take: fill(TEXTS.take, names),
  store: fill(TEXTS.store, names),
});

export const examinationWording = (names: Names): Wording => fill(EXAMINATION, names);

/** The wording in force for a scope of consent, as it is recorded. */
export const wordingFor = (scope: 'video' | 'examination' | 'take' | 'store') => {
  const text = scope === 'examination' ? EXAMINATION : TEXTS[scope];
  return { id: text.id, version: text.version, sha256: hashOf(text), language: text.language };
};

/** R3: keeps every version that was ever shown, so that a consent's wording stays readable. Runs at every start. */
export const keepWordings = async (db: Reader): Promise<void> => {
  const rows = [...Object.values(TEXTS), EXAMINATION].map((text) => ({
    id: text.id,
    version: text.version,
    language: text.language,
    sha256: hashOf(text),
    content: JSON.stringify({ title: text.title, paragraphs: text.paragraphs, question: text.question }),
  }));
  await db
    .insertInto('wording')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['id', 'version', 'language']).doNothing())
    .execute();
};
