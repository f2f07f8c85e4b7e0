/** "mother" → "Mother", "éan" → "Éan": the first letter large, the rest as it was written. */
export const capitalised = (words: string): string => {
  const [first = '', ...rest] = words;
  return first.toLocaleUpperCase('en-IE') + rest.join('');
};
