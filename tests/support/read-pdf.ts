import { getDocumentProxy } from 'unpdf';

export interface ReadPdf {
  readonly text: string;
  readonly pages: number;
  /** Tags of the structure: H1, P, Figure, … */
  readonly roles: ReadonlySet<string>;
  readonly outline: readonly string[];
  readonly tagged: boolean;
  readonly language: string | null;
  readonly title: string;
}

const rolesIn = (node: unknown, roles: Set<string>): void => {
  if (typeof node !== 'object' || node === null) return;
  const { role, children } = node as { role?: string; children?: unknown[] };
  if (role !== undefined) roles.add(role);
  for (const child of children ?? []) rolesIn(child, roles);
};

/** The PDF as a reader made by others sees it. */
export const readPdf = async (bytes: Buffer): Promise<ReadPdf> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const pages: string[] = [];
  const roles = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    rolesIn(await page.getStructTree(), roles);
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  const outline = (await pdf.getOutline()) as { title: string }[] | null;
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  const marks = (await pdf.getMarkInfo()) as { Marked?: boolean } | null;
  await pdf.loadingTask.destroy();
  return {
    text: pages.join('\n').normalize('NFC'),
    pages: pages.length,
    roles,
    outline: (outline ?? []).map(({ title }) => title),
    tagged: marks?.Marked === true,
    language: info.Language ?? null,
    title: info.Title ?? '',
  };
};
