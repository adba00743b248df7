export type PromotionLevels = Readonly<{ from: string | null; to: string | null; several: boolean }>;

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

const endsIn = (words: string): Ends => {
  const ends = words.split(ARROW);
  const [, from, to] = ends.length === 2 ? ['', ...ends] : (FROM_TO.exec(words) ?? []);
  return from === undefined || to === undefined ? { from: null, to: TO.exec(words)?.[1] ?? null } : { from, to };
};

/** The words behind "promotion", without brackets; all words of a heading that does not say so. */
const outside = (heading: string): string =>
  heading
    .replace(/\([^()]*\)/gu, ' ')
    .trim()
    .replace(/^.*\bpromotion\b[\s:–—-]*/iu, '');

/**
 * The levels that a heading names, word for word: those in the brackets of "Skills needed for promotion (Staff → Principal)" or
 * "(to Staff/Principal)", else those of "Promotion from Senior to Staff" or "Promotion: Senior → Staff".
 */
export const promotionLevels = (heading: string): PromotionLevels => {
  const inner = endsIn(innerOf(heading));
  const { from, to } = inner.to === null ? endsIn(outside(heading)) : inner;
  if (to === null || UNNAMED.test(to.trim())) return { from: null, to: null, several: false };
  const named = to.replace(/[\s:.]+$/u, '');
  return { from, to: named, several: /[/,]| or /u.test(named) };
};
