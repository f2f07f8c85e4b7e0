const language = 'en-IE';

/** "Máire, Tomás and Aoife" */
export const allOf = (names: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names);

/** "Máire, Tomás or Aoife" */
export const oneOf = (names: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
