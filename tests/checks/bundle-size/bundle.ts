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
export const LIMITS = { lobby: 110 * KB, wholeCall: 180 * KB } as const;

/** What the patient's entry needs, in bytes. */
export interface PatientBundle {
  /** `patient.html` and what it imports statically: what stands between the link and the first screen. */
  readonly lobby: number;
  /** And everything that it can ever load: socket, engine, camera, workers. */
  readonly wholeCall: number;
}

const ENTRY = 'patient.html';

/**
 * @param sizeOf compressed bytes of a built file
 * @throws Error when the build has no patient's entry, or a chunk that the manifest names is missing
 */
export function patientBundle(manifest: Manifest, sizeOf: (file: string) => number): PatientBundle {
  const sum = (files: ReadonlySet<string>) => [...files].reduce((bytes, file) => bytes + sizeOf(file), 0);
  return { lobby: sum(scripts(manifest, false)), wholeCall: sum(scripts(manifest, true)) };
}

/** @returns one sentence for each limit that is passed */
export const overweight = ({ lobby, wholeCall }: PatientBundle): string[] => [
  ...(lobby > LIMITS.lobby ? [`the patient’s lobby is ${inKb(lobby - LIMITS.lobby)} too heavy`] : []),
  ...(wholeCall > LIMITS.wholeCall
    ? [`the patient’s call is ${inKb(wholeCall - LIMITS.wholeCall)} too heavy`]
    : []),
];

/** `98.1 kB` */
export const inKb = (bytes: number): string => `${(bytes / KB).toFixed(1)} kB`;

function scripts(manifest: Manifest, dynamic: boolean): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the manifest does not have ${key}`);
    for (const file of [chunk.file, ...(chunk.assets ?? [])]) if (file.endsWith('.js')) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
    if (dynamic) for (const next of chunk.dynamicImports ?? []) visit(next);
  };
  visit(ENTRY);
  return files;
}
