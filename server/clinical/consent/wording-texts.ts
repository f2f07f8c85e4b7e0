import { STOP, STOP_EASY, STOP_FOR } from './wording.rules.ts';

/** What somebody reads before they answer (R3). Reading age 9 to 11; for a child or in easy words, less. */
export interface WordingText {
  readonly id: string;
  readonly version: number;
  readonly language: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly question: string;
}

/** Who reads: an adult, an adult who wants easier words, a young person of 16 or 17, somebody who decides for another. */
export const READERS = ['adult', 'easy', 'young', 'representative'] as const;
export type Reader = (typeof READERS)[number];

export const TOPICS = [
  'video',
  'limitations',
  'deviceNotice',
  'chaperone',
  'take',
  'store',
  'examination',
] as const;
export type Topic = (typeof TOPICS)[number];

type Words = readonly [title: string, paragraphs: readonly string[], question: string];

const ID: Record<Topic, string> = {
  video: 'video',
  limitations: 'limitations',
  deviceNotice: 'device-notice',
  chaperone: 'chaperone',
  take: 'photographs-take',
  store: 'photographs-store',
  examination: 'examination',
};

/** A change of a text is a new version: what was read once stays readable (R3). */
const VERSION: Partial<Record<`${Topic}.${Reader}`, number>> = { 'take.adult': 2 };

const TEXTS: Record<Topic, Record<Reader, Words>> = {
  video: {
    adult: [
      'Talking by video',
      [
        '{doctor} at {practice} would like to talk with you by video.',
        'Nothing is recorded: no video and no sound is kept.',
        'You can stop at any time. If you would rather not talk by video, the practice will find another way, and your care will not suffer.',
      ],
      'Are you happy to talk by video?',
    ],
    easy: [
      'Talking by video',
      [
        '{doctor} wants to talk with you by video.',
        'Nobody records it.',
        'You can stop when you want. If you say no, we find another way.',
      ],
      'Is it OK to talk by video?',
    ],
    young: [
      'Talking by video',
      [
        '{doctor} at {practice} would like to talk with you by video. At your age this is your decision.',
        'Nothing is recorded: no video and no sound is kept.',
        'You can stop at any time. If you would rather not, the practice will find another way, and nobody will be cross.',
      ],
      'Are you happy to talk by video?',
    ],
    representative: [
      'Talking by video',
      [
        '{doctor} at {practice} would like to see {patient} by video. You are asked because you decide for {patient}, or together with them.',
        'Nothing is recorded: no video and no sound is kept.',
        'You can stop at any time. If you would rather not, the practice will find another way, and {patient}’s care will not suffer.',
      ],
      'Do you agree that {patient} is seen by video?',
    ],
  },
  limitations: {
    adult: [
      'What video cannot do',
      [
        'A doctor can see and hear you by video, but cannot touch, listen to your chest or test anything.',
        'Pictures can look different from real life. A physical examination may still be needed.',
      ],
      'I understand that a physical examination may still be needed.',
    ],
    easy: [
      'What video cannot do',
      [
        'The doctor can see you and hear you. The doctor cannot touch you or test you.',
        'You may still need to be seen in person.',
      ],
      'I understand that I may still need to be seen in person: a physical examination may still be needed.',
    ],
    young: [
      'What video cannot do',
      [
        'A doctor can see and hear you by video, but cannot touch, listen to your chest or test anything.',
        'Pictures can look different from real life. A physical examination may still be needed.',
      ],
      'I understand that a physical examination may still be needed.',
    ],
    representative: [
      'What video cannot do',
      [
        'A doctor can see and hear {patient} by video, but cannot touch, listen to the chest or test anything.',
        'Pictures can look different from real life. A physical examination may still be needed.',
      ],
      'I understand that a physical examination may still be needed.',
    ],
  },
  deviceNotice: {
    adult: [
      'About your own phone or computer',
      [
        'The phone or computer you are using may not be secure. Other people who use it may see what is on it.',
        'If you send a picture some other way, by text, WhatsApp or ordinary e-mail, it may not be secure or encrypted.',
        'If you ever need to send the practice a picture outside this page, use their Healthmail address: {healthmail}.',
      ],
      'I have read this.',
    ],
    easy: [
      'About your own phone or computer',
      [
        'Your phone or computer may not be safe. Other people may see what is on it.',
        'Texts, WhatsApp and e-mail may not be safe or encrypted either.',
        'To send the practice a picture another way, use this address: {healthmail}.',
      ],
      'I have read this.',
    ],
    young: [
      'About your own phone or computer',
      [
        'The phone or computer you are using may not be secure. Anybody who uses it may see what is on it.',
        'If you send a picture some other way, by text, WhatsApp, Snapchat or e-mail, it may not be secure or encrypted.',
        'If you ever need to send the practice a picture outside this page, use their Healthmail address: {healthmail}.',
      ],
      'I have read this.',
    ],
    representative: [
      'About the phone or computer',
      [
        'The phone or computer that is used may not be secure. Other people who use it may see what is on it.',
        'If you send a picture of {patient} some other way, by text, WhatsApp or ordinary e-mail, it may not be secure or encrypted.',
        'If you ever need to send the practice a picture outside this page, use their Healthmail address: {healthmail}.',
      ],
      'I have read this.',
    ],
  },
  chaperone: {
    adult: [
      'Would you like a chaperone?',
      [
        'A chaperone is a trained member of staff who joins the call to look after you during an examination. They can stop it at any time.',
        'A chaperone sees what the doctor sees: the live picture and any photographs, during the call only.',
        'You will be told their name first, and you can say no to that person.',
      ],
      'Would you like a chaperone to be there?',
    ],
    easy: [
      'Would you like a chaperone?',
      [
        'A chaperone is a person from the practice. They join the call to look after you. They can stop it.',
        'They see what the doctor sees: the video and any photos. Only during the call.',
        'We tell you their name first. You can say no to that person.',
      ],
      'Would you like a chaperone to be there?',
    ],
    young: [
      'Would you like a chaperone?',
      [
        'A chaperone is a trained member of staff who joins the call to look after you during an examination. They can stop it at any time.',
        'A chaperone sees what the doctor sees: the live picture and any photographs, during the call only. A parent or friend may be with you as well.',
        'You will be told their name first, and you can say no to that person.',
      ],
      'Would you like a chaperone to be there?',
    ],
    representative: [
      'Would you like a chaperone for {patient}?',
      [
        'A chaperone is a trained member of staff who joins the call to look after {patient} during an examination. They can stop it at any time.',
        'A chaperone sees what the doctor sees: the live picture and any photographs, during the call only.',
        'You will be told their name first, and {patient} or you can say no to that person.',
      ],
      'Would you and {patient} like a chaperone to be there?',
    ],
  },
  take: {
    adult: [
      'Taking photographs',
      [
        '{doctor} may ask to take photographs with your camera. A photograph shows more detail than the video.',
        'Before each one you see a countdown, and you can stop it. You can say no and still have the consultation.',
        STOP,
      ],
      'Do you agree to photographs being taken?',
    ],
    easy: [
      'Taking photos',
      [
        '{doctor} may ask to take photos with your camera.',
        'You see 3, 2, 1 first. You can stop it. You can say no and still talk with the doctor.',
        STOP_EASY,
      ],
      'Is it OK that photos are taken?',
    ],
    young: [
      'Taking photographs',
      [
        '{doctor} may ask to take photographs with your camera. A photograph shows more detail than the video. It is up to you.',
        'Before each one you see a countdown, and you can stop it. You can say no and still have the consultation. No photographs are taken of private parts.',
        STOP,
      ],
      'Do you agree to photographs being taken?',
    ],
    representative: [
      'Taking photographs',
      [
        '{doctor} may ask to take photographs of {patient} with the camera. A photograph shows more detail than the video.',
        'Before each one there is a countdown, and you or {patient} can stop it. You can say no, and the consultation goes on.',
        STOP_FOR,
      ],
      'Do you agree to photographs of {patient} being taken?',
    ],
  },
  store: {
    adult: [
      'Keeping photographs in your record',
      [
        'Photographs are kept in your medical record at {practice}, encrypted, with the rest of your notes.',
        'Only the staff who care for you can see them. A chaperone sees them during the call only. This page does not save them on your phone.',
        STOP,
      ],
      'Do you agree to photographs being kept in your record?',
    ],
    easy: [
      'Keeping photos in your record',
      [
        'The photos are kept with your notes at {practice}. They are locked.',
        'Only the staff who care for you can see them. A chaperone sees them only during the call. This page does not save them on your phone.',
        STOP_EASY,
      ],
      'Is it OK that photos are kept in your record?',
    ],
    young: [
      'Keeping photographs in your record',
      [
        'Photographs are kept in your medical record at {practice}, encrypted, with the rest of your notes.',
        'Only the staff who care for you can see them. A chaperone sees them during the call only. This page does not save them on your phone.',
        STOP,
      ],
      'Do you agree to photographs being kept in your record?',
    ],
    representative: [
      'Keeping photographs in the record',
      [
        'Photographs are kept in {patient}’s medical record at {practice}, encrypted, with the rest of the notes.',
        'Only the staff who care for {patient} can see them. A chaperone sees them during the call only. This page does not save them on the phone.',
        STOP_FOR,
      ],
      'Do you agree to photographs being kept in {patient}’s record?',
    ],
  },
  examination: {
    adult: [
      'The examination',
      [
        '{doctor} has explained why this examination is needed and what it involves.',
        'You can ask anything, and you can stop at any time.',
      ],
      'Do you agree to this examination?',
    ],
    easy: [
      'The examination',
      [
        '{doctor} has told you why, and what will happen.',
        'You can ask anything. You can say stop at any time.',
      ],
      'Is this examination OK with you?',
    ],
    young: [
      'The examination',
      [
        '{doctor} has explained why this examination is needed and what it involves.',
        'You can ask anything, on your own too, and you can stop at any time.',
      ],
      'Do you agree to this examination?',
    ],
    representative: [
      'The examination',
      [
        '{doctor} has explained why this examination of {patient} is needed and what it involves.',
        'You can ask anything. You and {patient} can stop at any time.',
      ],
      'Do you agree to this examination of {patient}?',
    ],
  },
};

/**
 * R5: how somebody under 18 is asked what they think. In a child's words, in a young person's while another decides, and
 * in those of a young person who decides themselves.
 */
export const BANDS = ['child', 'young', 'deciding'] as const;
export type Band = (typeof BANDS)[number];

const VIEW_VERSION: Partial<Record<Band, number>> = { young: 2 };

const VIEWS: Record<Band, Words> = {
  child: [
    'A question just for you',
    [
      '{doctor} would like to look at what is bothering you, with the camera.',
      'The doctor may want to take a photo of it. You can say what you think. You can say stop at any time.',
    ],
    'How do you feel about that?',
  ],
  young: [
    'What do you think?',
    [
      '{doctor} would like to look at what is bothering you by video, and may want to take photographs of it.',
      'Somebody else may have to agree as well. Your own view matters, and the doctor reads it before starting. You can say stop at any time.',
    ],
    'How do you feel about that?',
  ],
  deciding: [
    'How do you feel about it?',
    [
      '{doctor} would like to look at what is bothering you by video, and may want to take photographs of it.',
      'You decide about this. The doctor would still like to know how you feel, and reads it before starting. You can say stop at any time.',
    ],
    'How do you feel about that?',
  ],
};

/** The name of the text that asks for somebody's own view. */
export const viewId = (band: Band): string => `own-view.${band}`;

const shipped = (id: string, version: number, [title, paragraphs, question]: Words): WordingText => ({
  id,
  version,
  language: 'en-IE',
  title,
  paragraphs,
  question,
});

/** The texts that Sightline comes with. */
export const SHIPPED: readonly WordingText[] = [
  ...TOPICS.flatMap((topic) =>
    READERS.map((reader) =>
      shipped(wordingId(topic, reader), VERSION[`${topic}.${reader}`] ?? 1, TEXTS[topic][reader]),
    ),
  ),
  ...BANDS.map((band) => shipped(viewId(band), VIEW_VERSION[band] ?? 1, VIEWS[band])),
];

/** A text's name: the adult's carries the topic's alone. */
export function wordingId(topic: Topic, reader: Reader): string {
  return reader === 'adult' ? ID[topic] : `${ID[topic]}.${reader}`;
}
