/** A sentence of the server's ("I have read this.") as the words on a button: no full stop. */
export const asLabel = (sentence: string): string => sentence.replace(/\.$/, '');
