import { spaceOr, withoutEnd } from '../../../text/trim.js';

export type PromotionLevels = Readonly<{ from: string | null; to: string | null; several: boolean }>;

/** Every item below the heading reads it. */
const MAX_HEADING = 300;

const ARROW = /\s*(?:→|->|=>|⟶|➜)\s*/u;
const FROM_TO = /^from (.+?) to (.+)$/iu;
const TO = /^(?:to|toward|towards|into) (?:the )?(.+)$/iu;
/** Says where to, but names no level. */
const UNNAMED = /^(?:the )?next (?:level|role|step)s?$/iu;

const innerOf = (heading: string): string => {
  const open = heading.lastIndexOf('(');
  return open === -1
    ? ''
    : heading
        .slice(open + 1)
        .replace(/\)\s*$/u, '')
        .trim();
};

type Ends = Readonly<{ from: string | null; to: string | null }>;

/** A level in a sentence: the words that begin with a capital letter. */
const NAMED = /^(?:to|toward|towards|into) (?:the )?(\p{Lu}[\p{L}\d/-]*(?: (?:or )?\p{Lu}[\p{L}\d/-]*)*)/u;

const endsIn = (words: string, to: RegExp): Ends => {
  const ends = words.split(ARROW);
  const [, from, target] = ends.length === 2 ? ['', ...ends] : (FROM_TO.exec(words) ?? []);
  return from === undefined || target === undefined
    ? { from: null, to: to.exec(words)?.[1] ?? null }
    : { from, to: target };
};

/** The words behind "promotion", without brackets; all words of a heading that does not say so. */
const outside = (heading: string): string =>
  heading
    .replace(/\([^()]*\)/gu, ' ')
    .trim()
    .replace(/^.*\bpromotion\b[\s:–—-]*/iu, '')
    .replace(/^T(?=o\b)/u, 't');

/**
 * The levels that a heading names, word for word: those in the brackets of "Skills needed for promotion (Staff → Principal)" or
 * "(to Staff/Principal)", else those of "Promotion from Senior to Staff" or "Promotion: Senior → Staff".
 */
export const promotionLevels = (heading: string): PromotionLevels => {
  const words = withoutEnd(heading.slice(0, MAX_HEADING), spaceOr(':.'));
  const inner = endsIn(innerOf(words), TO);
  const { from, to } = inner.to === null ? endsIn(outside(words), NAMED) : inner;
  if (to === null || UNNAMED.test(to.trim())) return { from: null, to: null, several: false };
  const named = withoutEnd(to, spaceOr(':.'));
  return { from, to: named, several: /[/,]| or /u.test(named) };
};
