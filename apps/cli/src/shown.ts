/** What a terminal obeys instead of showing: control characters except line feed and tab, and marks that change the reading direction. */
const OBEYED = /[^\P{Cc}\n\t]|[\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** Texts come from documents and other people. What would control a terminal is written as a JSON escape. */
export const shown = (text: string): string =>
  text.replace(OBEYED, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
