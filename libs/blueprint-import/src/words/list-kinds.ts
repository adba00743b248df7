import { memoize } from '../text/memoize.js';
import { normalizeSpace } from '../text/keys.js';
import { spaceOr, withoutEnd } from '../text/trim.js';
import { INCLUDE_WORDS, LABEL_FRONTS, LIST_LABELS, RESPONSIBILITIES, ROLES_AND } from './lists/list-kinds.js';
import { anyOf, choices } from './phrases.js';

export type ListKind = 'responsibility' | 'example' | 'anti-pattern' | 'resource';

const SPELLINGS = `(?:${Object.values(RESPONSIBILITIES).flat().join('|')})`;
const KINDS = choices(LIST_LABELS);
const IN_FRONT = new RegExp(`^${anyOf(LABEL_FRONTS)} `, 'u');
const CALLED_RESPONSIBILITIES = new RegExp(`^(?:${anyOf(ROLES_AND)} )?${SPELLINGS}$`, 'u');

/** "Responsibilities include": what follows is what the list holds. */
const INCLUDING = new RegExp(` ${anyOf(INCLUDE_WORDS)}$`, 'u');

/** "antiPatterns" and "anti_patterns" of a data file are words like any. */
const words = (text: string): string =>
  withoutEnd(
    normalizeSpace(
      text
        .normalize('NFC')
        .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
        .replaceAll('_', ' ')
        .replace(/\([^()]*\)/gu, ' ')
        .replace(/^[^\p{L}]+/u, ''),
    ).toLowerCase(),
    spaceOr(':：'),
  ).replace(INCLUDING, '');

/** What the list after a label or heading holds; null where the words are not among the known ones. */
export const listKindOf = memoize((text: string): ListKind | null => {
  if (text.length > 80) return null;
  const label = words(text);
  const found = [label, label.replace(IN_FRONT, '')].flatMap(
    (name) => KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? [],
  );
  return found[0] ?? null;
});

/** True where the page calls the list "Responsibilities" and nothing more, as other documents with such lists do not. */
export const isResponsibilities = (text: string): boolean =>
  text.length <= 80 && CALLED_RESPONSIBILITIES.test(words(text)) && !/ty$/iu.test(words(text));
