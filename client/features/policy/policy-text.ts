/** A piece of a policy's text as it is drawn. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** Reads a policy's plain text: "# " begins a heading, "- " a point, everything else is a paragraph. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let items: string[] | null = null;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('- ')) {
      if (items === null) blocks.push({ kind: 'list', items: (items = []) });
      items.push(line.slice(2).trim());
      continue;
    }
    items = null;
    if (line === '') continue;
    if (line.startsWith('# ')) blocks.push({ kind: 'heading', text: line.slice(2).trim() });
    else blocks.push({ kind: 'paragraph', text: line });
  }
  return blocks;
}
