/** Something wrong with one picture. */
export interface Finding {
  /** `today/today-empty`. */
  readonly screen: string;
  /** `axe serious color-contrast`, `console`, `sideways`: what kind of thing it is. */
  readonly kind: string;
  /** Where in the page, or the page's own words. */
  readonly detail: string;
  /** `390 light`. */
  readonly at: string;
}

/** Findings in a few readable lines: the same one at several sizes is said once. */
export function readable(findings: readonly Finding[]): string[] {
  const places = new Map<string, Map<string, string[]>>();
  for (const { screen, kind, detail, at } of findings) {
    const ofScreen = places.get(screen) ?? new Map<string, string[]>();
    places.set(screen, ofScreen);
    const words = `${kind}: ${detail}`;
    ofScreen.set(words, [...(ofScreen.get(words) ?? []), at]);
  }
  return [...places].flatMap(([screen, ofScreen]) => [
    screen,
    ...[...ofScreen].map(([words, at]) => `    ${words}\n      at ${[...new Set(at)].join(', ')}`),
  ]);
}
