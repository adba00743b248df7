import { folded } from '../kernel/folded.js';
import type { PersonId } from '../kernel/types.js';

const runsOf = (text: string): readonly string[] => folded(text).split(/[^\p{L}]+/u);

/** Shorter ones stand in many ids by chance, so they count only where they stand alone. */
const LONG = 4;
/** What was drawn by lot holds words by chance alone. */
const HEXADECIMAL = /^[\da-f-]{16,}$/i;

type Named = Readonly<{ displayName: string; email: string | null; sourceId: string | null }>;

const holdsSourceId = (id: PersonId, sourceId: string): boolean => {
  const [whole, part] = [folded(id), folded(sourceId)];
  return part.length >= LONG ? whole.includes(part) : whole.split(/[^\p{L}\p{N}]+/u).includes(part);
};

/**
 * What the id contains of the person: the source's id; or a word of the name or of the mail's local part, as any part of it, or between signs
 * and digits where it is short. Initials are no words. An id stays for ever, in every event, and so would what it says. Names in other scripts
 * than the id's are not found.
 */
export const nameInId = (id: PersonId, { displayName: name, email, sourceId }: Named): string | undefined => {
  if (id === sourceId) return sourceId;
  if (HEXADECIMAL.test(id)) return undefined;
  if (sourceId !== null && holdsSourceId(id, sourceId)) return sourceId;
  const whole = folded(id);
  const alone = runsOf(id);
  const words = [...runsOf(name), ...runsOf((email ?? '').split('@')[0] ?? '')].filter(({ length }) => length > 1);
  return words.find((word) => (word.length >= LONG ? whole.includes(word) : alone.includes(word)));
};
