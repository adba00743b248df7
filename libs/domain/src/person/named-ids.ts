import { folded, foldedAsTwo } from '../kernel/folded.js';
import type { PersonId } from '../kernel/types.js';

const runsOf = (text: string): readonly string[] => text.split(/[^\p{L}]+/u);
/** Of two letters and more, without marks, and with umlauts as two letters. Initials are no words. */
const wordsOf = (text: string): readonly string[] => {
  const words = [...runsOf(folded(text)), ...runsOf(foldedAsTwo(text))];
  return [...new Set(words)].filter(({ length }) => length > 1);
};

/** Shorter ones stand in many ids by chance, so they count only where they stand alone, or those of three with one letter beside them. */
const LONG = 4;
const SHORT = 3;
/** A word may be cut short after so many letters, as user names are. */
const CUT = 6;
/** What was drawn by lot holds words by chance alone: as it is drawn here, a UUID, or longer. */
const HEXADECIMAL = /^(?:[\da-f]{16}|[\da-f]{32,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

type Named = Readonly<{ displayName: string; email: string | null; sourceId: string | null }>;

const holds = (text: string, other: string): boolean => {
  const [whole, part] = [folded(text), folded(other)];
  if (part.length >= LONG) return whole.includes(part);
  return whole === part || whole.split(/[^\p{L}\p{N}]+/u).includes(part);
};

/** Whether who knows one of both, and that it is somebody's, knows the other, or much of it. */
export const tellEachOther = (id: PersonId, sourceId: string): boolean =>
  holds(sourceId, id) || (!HEXADECIMAL.test(id) && holds(id, sourceId));

/** Two words of a name in one, in either order. */
const joined = (words: readonly string[]): readonly string[] =>
  words.flatMap((first) => words.filter((other) => other !== first).map((other) => first + other));

const isNearly = (run: string, word: string): boolean =>
  run === word || (word.length === SHORT && run.length === LONG && run.includes(word));

/** In front of the sign that some providers take for the beginning of a label. */
const localPartOf = (email: string | null): string => /^[^@+]*/.exec(email ?? '')?.[0] ?? '';

/**
 * What the id contains of the person: the source's id, which may contain it, too; the mail's local part; a word of that or of the name, as any
 * part of it, also cut short, or between signs and digits where it is short, of three letters with one more; or two words of the name in one. An id stays for ever, in every
 * event, and so would what it says. Names in other scripts than the id's are not found.
 */
export const nameInId = (id: PersonId, { displayName: name, email, sourceId }: Named): string | undefined => {
  if (sourceId !== null && tellEachOther(id, sourceId)) return sourceId;
  if (HEXADECIMAL.test(id)) return undefined;
  const local = localPartOf(email);
  if (local !== '' && holds(id, local)) return local;
  const [whole, alone] = [folded(id), runsOf(folded(id))];
  const words = wordsOf(name);
  const isIn = (word: string): boolean =>
    word.length < LONG ? alone.some((run) => isNearly(run, word)) : whole.includes(word.slice(0, CUT));
  return [...words, ...wordsOf(local)].find(isIn) ?? joined(words).find((both) => whole.includes(both));
};
