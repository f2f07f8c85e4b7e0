import type { WordingRef } from '../../../shared/consultation.ts';
import type { Wording } from '../../../shared/views.ts';
import type { Reader } from '../../platform/database.ts';
import { hashOf } from '../consent/wordings.ts';

type Text = Omit<Wording, 'sha256'>;
type Topic = 'care' | 'identified' | 'deidentified' | 'teaching';

const ENDS = 'It ends on {until}. You can stop it before then: tell the practice, and they can look no more.';

/** R24, R25: what the clinician says before each kind of answer. Braces are filled in with what is planned. */
const TEXTS: Record<Topic, Text> = {
  care: {
    id: 'sharing-care',
    version: 1,
    language: 'en-IE',
    title: 'Showing photographs to somebody who helps with your care',
    paragraphs: [
      'I would like to show {stills} to {recipient}, because {why}.',
      'They look at it through our system, with your name and date of birth. It is not sent as a file or by e-mail.',
      ENDS,
      'You can say no. Your care here does not change.',
    ],
    question: 'Do you agree that {recipient} sees {stills}?',
  },
  identified: {
    id: 'sharing-identified',
    version: 1,
    language: 'en-IE',
    title: 'Showing photographs with your name, outside your care',
    paragraphs: [
      'I would like to show {stills} to {recipient}, because {why}. They do not look after you.',
      'They would know who you are: they see your name and date of birth.',
      'They look at it through our system. It is not sent as a file or by e-mail.',
      ENDS,
      'You can say no. Your care here does not change.',
    ],
    question: 'Do you agree that {recipient} sees {stills} and knows that it is you?',
  },
  deidentified: {
    id: 'sharing-deidentified',
    version: 1,
    language: 'en-IE',
    title: 'Showing photographs without your name, outside your care',
    paragraphs: [
      'I would like to show {stills} to {recipient}, because {why}. They do not look after you.',
      'They see a copy without your name. Faces, tattoos and what is behind you are covered, and a second person checks that.',
      'Somebody who knows you well could still guess.',
      ENDS,
      'You can say no. Your care here does not change.',
    ],
    question: 'Do you agree that {recipient} sees a copy of {stills} without your name?',
  },
  teaching: {
    id: 'sharing-teaching',
    version: 1,
    language: 'en-IE',
    title: 'Teaching and training',
    paragraphs: [
      'I would like to use a copy of {stills} to teach other health workers.',
      'The copy has no name. Faces, tattoos and what is behind you are covered, and a second person checks that. Somebody who knows you well could still guess.',
      'This is not for your own care. You can say no, and your care here does not change.',
      'You can change your mind at any time. We then destroy the copy. What somebody has learned from it stays learned.',
    ],
    question: 'Do you agree that a copy of {stills} is used for teaching and training?',
  },
};

export const sharingWordings = (): Record<Topic, Wording> => {
  const whole = (text: Text): Wording => ({ ...text, sha256: hashOf(text) });
  return {
    care: whole(TEXTS.care),
    identified: whole(TEXTS.identified),
    deidentified: whole(TEXTS.deidentified),
    teaching: whole(TEXTS.teaching),
  };
};

/** The wording in force, as a consent records it (R3). */
export const sharingWordingRef = (topic: Topic): WordingRef => {
  const { id, version, language } = TEXTS[topic];
  return { id, version, language, sha256: hashOf(TEXTS[topic]) };
};

/** R3: keeps every version that was ever read out. Runs at every start. */
export const keepSharingWordings = async (db: Reader): Promise<void> => {
  const rows = Object.values(TEXTS).map((text) => ({
    id: text.id,
    version: text.version,
    language: text.language,
    sha256: hashOf(text),
    content: JSON.stringify({ title: text.title, paragraphs: text.paragraphs, question: text.question }),
  }));
  await db
    .insertInto('wording')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
