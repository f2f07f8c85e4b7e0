/** As much of vite's manifest as is needed. Keys are source files or `_chunk` names; `file` is relative to the build. */
export interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly assets?: readonly string[];
}
export type Manifest = Readonly<Record<string, Chunk>>;

/** kB as in a size budget: 1 kB = 1000 bytes. */
const KB = 1000;
/** gzip, JavaScript alone (performance notes, figure 14). */
export const LIMITS = { lobby: 110 * KB, wholeCall: 180 * KB, everything: 200 * KB } as const;

/** What the patient's entry needs, in bytes. */
export interface PatientBundle {
  /** `patient.html` and what it imports statically: what stands between the link and the first screen. */
  readonly lobby: number;
  /** And everything that the call can ever load: socket, engine, camera, workers. */
  readonly wholeCall: number;
  /** And what comes before or after the call, for those who need it: the receipt, a picture of their own, a child's questions. */
  readonly everything: number;
}

const ENTRY = 'patient.html';

/** Loaded on their own, never while somebody is in the call (R5, R20, R35). */
const BESIDE_THE_CALL: ReadonlySet<string> = new Set([
  'features/patient/after/NoCallScreens.tsx',
  'features/patient/after/ReceiptPage.tsx',
  'features/patient/after/ReceiptScreen.tsx',
  'features/patient/own-picture/OwnPictureAsk.tsx',
  'features/patient/steps/YoungSteps.tsx',
]);
const NOTHING: ReadonlySet<string> = new Set();

/**
 * @param sizeOf compressed bytes of a built file
 * @throws Error when the build has no patient's entry, or a chunk that the manifest names is missing
 */
export function patientBundle(manifest: Manifest, sizeOf: (file: string) => number): PatientBundle {
  const sum = (files: ReadonlySet<string>) => [...files].reduce((bytes, file) => bytes + sizeOf(file), 0);
  return {
    lobby: sum(scripts(manifest, false, NOTHING)),
    wholeCall: sum(scripts(manifest, true, BESIDE_THE_CALL)),
    everything: sum(scripts(manifest, true, NOTHING)),
  };
}

/** @returns one sentence for each limit that is passed */
export const overweight = ({ lobby, wholeCall, everything }: PatientBundle): string[] => [
  ...(lobby > LIMITS.lobby ? [`the patient’s lobby is ${inKb(lobby - LIMITS.lobby)} too heavy`] : []),
  ...(wholeCall > LIMITS.wholeCall
    ? [`the patient’s call is ${inKb(wholeCall - LIMITS.wholeCall)} too heavy`]
    : []),
  ...(everything > LIMITS.everything
    ? [`the patient’s pages are ${inKb(everything - LIMITS.everything)} too heavy together`]
    : []),
];

/** `98.1 kB` */
export const inKb = (bytes: number): string => `${(bytes / KB).toFixed(1)} kB`;

function scripts(manifest: Manifest, dynamic: boolean, leftOut: ReadonlySet<string>): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the manifest does not have ${key}`);
    for (const file of [chunk.file, ...(chunk.assets ?? [])]) if (file.endsWith('.js')) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
    if (dynamic) for (const next of chunk.dynamicImports ?? []) if (!leftOut.has(next)) visit(next);
  };
  visit(ENTRY);
  return files;
}
