import type { Subject } from './subject.ts';

/** The folders under `client/features` that have screens, in the order of a day. */
export const FEATURES = [
  'sign-in',
  'today',
  'worklist',
  'patients',
  'booking',
  'consultation',
  'chaperone',
  'finish',
  'record',
  'sharing',
  'refile',
  'own-picture',
  'review',
  'policy',
  'wordings',
  'adherence',
  'patient/link',
  'patient/steps',
  'patient/waiting',
  'patient/conversation',
  'patient/photograph',
  'patient/after',
  'patient/own-picture',
];

/** Folders whose parts are seen in another's screens. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['patient', 'the frame around patient/*'],
  ['patient/asks', 'patient/conversation'],
  ['patient/devices', 'patient/steps'],
  ['patient/parts', 'patient/*'],
]);

/** Made-up long names in the fixtures (look.md: 60 characters, accents), of a person and of a practice. */
const LONG_NAMES = [
  'Caoimhe Ní Dhomhnaill-Ó Súilleabháin de Búrca Fitzgerald',
  'Ionad Sláinte Phobail Bhaile Átha an Urchaire agus na gCeantar Máguaird',
];

const OF_A_STATE = /(^|-)(empty|none|loading|connecting|error|errors|lost|offline|stale|long|long-names)$/;

/** A screen and the words that its first picture shows. */
export interface Shown {
  readonly subject: Subject;
  readonly words: string;
}

const showsLongName = ({ words }: Shown) => {
  const line = words.replace(/\s+/g, ' ');
  return LONG_NAMES.some((name) => line.includes(name));
};

/**
 * What is missing: a feature without screens, one that never shows itself in its ordinary state or with a long name that is
 * really on the page, and a folder of which nobody said where its screens are.
 *
 * @param folders the folders under `client/features`, and those under `patient/`
 */
export function missing(shown: readonly Shown[], folders: readonly string[]): string[] {
  const known = new Set([...FEATURES, ...ELSEWHERE.keys()]);
  const strange = folders
    .filter((folder) => !known.has(folder))
    .map((folder) => `${folder}: a feature without screens (tests/screens/coverage.ts names them)`);
  const lacking = FEATURES.flatMap((feature) => {
    const own = shown.filter(({ subject }) => subject.feature === feature);
    if (own.length === 0) return [`${feature}: no screens`];
    return [
      ...(own.some(({ subject }) => !OF_A_STATE.test(subject.id)) ? [] : [`${feature}: no ordinary state`]),
      ...(own.some(showsLongName) ? [] : [`${feature}: no state that shows a long name`]),
    ];
  });
  return [...strange, ...lacking];
}
