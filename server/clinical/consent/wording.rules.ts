/** A text as somebody would read it. */
interface Text {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly question: string;
}

/** Why a text cannot be used, or what whoever wrote it should look at again. */
export interface WordingFinding {
  readonly rule: string;
  readonly text: string;
}

/** What may stand in braces in a wording. */
export const PLACEHOLDERS = ['doctor', 'practice', 'healthmail', 'patient'] as const;

/** R3: said before consent, not after. By reader; word for word, because what it promises is exact. */
export const STOP =
  'You can stop more photographs at any time. Ones already in your record may have to stay.';
export const STOP_EASY = 'You can say stop at any time. Photos that are already kept may have to stay.';
export const STOP_FOR =
  'You can stop more photographs at any time, and so can {patient}. Ones already in the record may have to stay.';

const [ASK, STATE] = ['ask', 'state'] as const;

/** How a topic ends: with a question that is answered, or with a sentence that is acknowledged. */
const FORM: Readonly<Record<string, typeof ASK | typeof STATE>> = {
  video: ASK,
  limitations: STATE,
  'device-notice': STATE,
  chaperone: ASK,
  'photographs-take': ASK,
  'photographs-store': ASK,
  examination: ASK,
  'own-view': ASK,
};

interface Kept extends WordingFinding {
  readonly says: RegExp;
}

/** What each topic has to tell, whoever reads it. */
const KEPT: Readonly<Record<string, readonly Kept[]>> = {
  video: [
    {
      rule: 'R34',
      says: /\b(nothing|nobody|not|no)\b[^.]*\brecord/i,
      text: 'Say that the call is not recorded.',
    },
    { rule: 'R12', says: /another way/i, text: 'Say that there is another way for whoever says no.' },
  ],
  limitations: [
    {
      rule: 'R10',
      says: /a physical examination may still be needed\.$/,
      text: 'The sentence to acknowledge must say “a physical examination may still be needed”.',
    },
  ],
  'device-notice': [
    { rule: 'R14', says: /\{healthmail\}/, text: 'Name the practice’s Healthmail address: {healthmail}.' },
    {
      rule: 'R15',
      says: /(device|phone|computer)[^.]*may not be (secure|safe)/i,
      text: 'Say that the own device may not be secure.',
    },
    {
      rule: 'R15',
      says: /may not be (secure|safe)[^.]*encrypted/i,
      text: 'Say that other ways of sending may not be secure or encrypted.',
    },
  ],
  chaperone: [
    { rule: 'R30', says: /what the doctor sees/i, text: 'Say that a chaperone sees what the doctor sees.' },
    { rule: 'R30', says: /during the call/i, text: 'Say that a chaperone sees it during the call only.' },
    { rule: 'R30', says: /\bname\b/i, text: 'Say that they are told the chaperone’s name.' },
    { rule: 'R30', says: /say no to that person/i, text: 'Say that they can say no to that person.' },
  ],
  'photographs-take': [{ rule: 'R3', says: /say no/i, text: 'Say that they can say no and still be seen.' }],
  'photographs-store': [
    { rule: 'R1', says: /only the staff who care for/i, text: 'Say who can see the photographs.' },
    { rule: 'R17', says: /does not save/i, text: 'Say that the page saves nothing on the phone.' },
  ],
  examination: [{ rule: 'R27', says: /stop/i, text: 'Say that the examination can be stopped at any time.' }],
  'own-view': [{ rule: 'R5', says: /say stop/i, text: 'Say that they can say stop.' }],
};

/** "photographs-take.easy" → its topic and who reads it. */
const partsOf = (id: string): { topic: string; reader: string } => {
  const [topic = '', reader = 'adult'] = id.split('.');
  return { topic, reader };
};

const stopFor = (reader: string): string =>
  reader === 'easy' ? STOP_EASY : reader === 'representative' ? STOP_FOR : STOP;

const whole = ({ title, paragraphs, question }: Text): string => [title, ...paragraphs, question].join('\n');

const braceFindings = (text: Text): WordingFinding[] => {
  const rest = PLACEHOLDERS.reduce((words, name) => words.replaceAll(`{${name}}`, ''), whole(text));
  return /[{}]/.test(rest)
    ? [
        {
          rule: 'R3',
          text: `Only ${PLACEHOLDERS.map((name) => `{${name}}`).join(', ')} may stand in braces.`,
        },
      ]
    : [];
};

const formFindings = (topic: string, { question }: Text): WordingFinding[] => {
  if (FORM[topic] === ASK && !/^[^.?!]+\?$/.test(question))
    return [{ rule: 'R3', text: 'End with one question and nothing else: an answer belongs to one thing.' }];
  return FORM[topic] === STATE && !/^[^?]+\.$/.test(question)
    ? [{ rule: 'R3', text: 'End with the sentence that is acknowledged, not with a question.' }]
    : [];
};

const keptFindings = (topic: string, reader: string, text: Text): WordingFinding[] => {
  const said = topic === 'limitations' ? text.question : whole(text);
  const stop = stopFor(reader);
  const photographs = topic === 'photographs-take' || topic === 'photographs-store';
  return [
    ...(photographs && !text.paragraphs.some((paragraph) => paragraph.includes(stop))
      ? [{ rule: 'R3', text: `Keep this word for word: “${stop}”` }]
      : []),
    ...((Object.hasOwn(KEPT, topic) ? KEPT[topic] : undefined) ?? [])
      .filter(({ says }) => !says.test(said))
      .map(({ rule, text: why }) => ({ rule, text: why })),
  ];
};

/** What must not be lost, whatever the practice's own words are (R3, R10, R12, R14, R15, R27, R30, R34). */
export const wordingBlockers = (id: string, text: Text): WordingFinding[] => {
  const { topic, reader } = partsOf(id);
  if (!Object.hasOwn(FORM, topic)) return [{ rule: 'R3', text: 'There is no such text.' }];
  return [...braceFindings(text), ...formFindings(topic, text), ...keptFindings(topic, reader, text)];
};

/** Sentences longer than this are hard to read for somebody of 11, or in pain. */
const LONG_WORDS = 25;

const longSentence = (text: Text): string | undefined =>
  whole(text)
    .split(/(?<=[.?!:])\s+/)
    .find((sentence) => sentence.split(/\s+/).length > LONG_WORDS);

/** What nobody can decide by rule: a person reads it again before it is used. */
export const wordingWarnings = (id: string, text: Text): WordingFinding[] => {
  const { topic } = partsOf(id);
  const words = whole(text);
  const long = longSentence(text);
  const named =
    topic === 'video' || topic === 'photographs-take' || topic === 'examination' || topic === 'own-view';
  const found: (WordingFinding | false | undefined)[] = [
    /\b(completely|fully|totally|perfectly|always)\s+(secure|safe|private|confidential)\b/i.test(words) && {
      rule: 'R15',
      text: 'It promises more than is true: say “secure” or “private” only where it is.',
    },
    /\b(you should|you must|you need to|you ought|we recommend|strongly)\b/i.test(words) && {
      rule: 'R3',
      text: 'It presses for an answer. A yes counts only when a no is as easy.',
    },
    named && !words.includes('{doctor}') && { rule: 'R3', text: 'It does not name the doctor: {doctor}.' },
    long !== undefined && { rule: 'R3', text: `A long sentence is hard to read: “${long}”` },
  ];
  return found.filter((each): each is WordingFinding => typeof each === 'object');
};
