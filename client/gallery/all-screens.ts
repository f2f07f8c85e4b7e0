import type { ReactElement } from 'react';

/** One state of a screen. */
export interface Screen {
  /** Unique in the whole project; the picture's name. */
  readonly id: string;
  readonly title: string;
  readonly element: ReactElement;
  /** Dark in both colour schemes, as the call is. */
  readonly dark?: boolean;
}

interface ScreensModule {
  readonly screens: readonly Screen[];
}

/** Every `*.screens.tsx` of the client, each a chunk of its own so that a picture loads only what it shows. */
const modules = import.meta.glob<ScreensModule>('../**/*.screens.tsx');

/** The files, as paths from `client/`, in alphabetical order. */
export const screenFiles = Object.keys(modules)
  .map((path) => path.replace('../', ''))
  .sort();

/** The screens of one file; empty when there is no such file. */
export async function screensOf(file: string): Promise<readonly Screen[]> {
  return (await modules[`../${file}`]?.())?.screens ?? [];
}
