import { folded } from '../kernel/folded.js';
import type { PersonId } from '../kernel/types.js';

const runsOf = (text: string): readonly string[] => folded(text).split(/[^\p{L}]+/u);

/** Shorter ones stand in many ids by chance, so they count only where they stand alone. */
const LONG = 4;
/** What was drawn by lot holds words by chance alone. */
const HEXADECIMAL = /^[\da-f-]{16,}$/i;

/**
 * A word of the name or of the mail's local part that the id contains: as any part of it, or between signs and digits where it is short.
 * Initials are no words. An id stays for ever, in every event, and so would what it says. Names in other scripts than the id's are not found.
 */
export const nameInId = (id: PersonId, name: string, email: string | null): string | undefined => {
  if (HEXADECIMAL.test(id)) return undefined;
  const whole = folded(id);
  const alone = runsOf(id);
  const words = [...runsOf(name), ...runsOf((email ?? '').split('@')[0] ?? '')].filter(({ length }) => length > 1);
  return words.find((word) => (word.length >= LONG ? whole.includes(word) : alone.includes(word)));
};
