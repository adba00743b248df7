/** A text as it is read: runs of white space are one, and letters are the same however their marks are written. */
export const asRead = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
