import { importsOf } from './source-files.ts';

/** As much of dependency-cruiser's result as tells what it has read. */
interface ReadModule {
  readonly source: string;
  readonly dependencies: readonly { readonly module: string }[];
}

/**
 * What dependency-cruiser did not see although it is on disk: files, and imports in files. It exits quietly when it cannot
 * parse (it did so with a TypeScript it did not know), and a check that has read nothing finds nothing.
 *
 * @param root absolute
 * @param files relative to root
 * @returns one sentence for each
 */
export function unread(root: string, files: readonly string[], modules: readonly ReadModule[]): string[] {
  const read = new Map(modules.map(({ source, dependencies }) => [source, dependencies]));
  return files.flatMap((file) => {
    const dependencies = read.get(file);
    if (!dependencies) return [`${file}: dependency-cruiser did not read this file`];
    const seen = new Set(dependencies.map(({ module }) => plain(module)));
    return importsOf(root, file)
      .filter((name) => !seen.has(plain(name)))
      .map((name) => `${file}: dependency-cruiser did not see its import of ${name}`);
  });
}

const plain = (name: string): string => name.replace(/^node:/, '');
