/** A text as it is read: runs of white space are one, and letters are the same however their marks are written. */
export const normalizeText = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

const FEW = 5;
/** A few of the keys for a message, and how many more there are. */
export const listFew = (keys: readonly string[]): string =>
  keys.slice(0, FEW).join(', ') + (keys.length > FEW ? ` and ${String(keys.length - FEW)} more` : '');
