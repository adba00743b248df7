import { folded } from '../kernel/folded.js';
import type { PersonId } from '../kernel/types.js';

const runsOf = (text: string): readonly string[] => folded(text).split(/[^\p{L}]+/u);

/** Shorter ones stand in many ids by chance, so they count only where they stand alone. */
const LONG = 4;
/** What was drawn by lot holds words by chance alone. */
const HEXADECIMAL = /^[\da-f-]{16,}$/i;

type Named = Readonly<{ displayName: string; email: string | null; sourceId: string | null }>;

const holds = (text: string, other: string): boolean => {
  const [whole, part] = [folded(text), folded(other)];
  return part.length >= LONG ? whole.includes(part) : whole.split(/[^\p{L}\p{N}]+/u).includes(part);
};

/** Whether who knows one of both, and that it is somebody's, knows the other, or much of it. */
export const tellEachOther = (id: PersonId, sourceId: string): boolean =>
  holds(sourceId, id) || (!HEXADECIMAL.test(id) && holds(id, sourceId));

/**
 * What the id contains of the person: the source's id, which may contain it, too; or a word of the name or of the mail's local part, as any part of it, or between signs
 * and digits where it is short. Initials are no words. An id stays for ever, in every event, and so would what it says. Names in other scripts
 * than the id's are not found.
 */
export const nameInId = (id: PersonId, { displayName: name, email, sourceId }: Named): string | undefined => {
  if (sourceId !== null && tellEachOther(id, sourceId)) return sourceId;
  if (HEXADECIMAL.test(id)) return undefined;
  const whole = folded(id);
  const alone = runsOf(id);
  const words = [...runsOf(name), ...runsOf((email ?? '').split('@')[0] ?? '')].filter(({ length }) => length > 1);
  return words.find((word) => (word.length >= LONG ? whole.includes(word) : alone.includes(word)));
};
