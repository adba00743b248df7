import { spaceOr, withoutEnd } from '../../../text/trim.js';
import {
  ALTERNATIVES,
  NAMED_PROMOTION_ENDS,
  PROMOTION_ENDS,
  PROMOTION_FRONTS,
  PROMOTION_PATHS,
  UNNAMED_LEVELS,
} from '../../../words/lists/promotions.js';
import { findSentence, removeSentences, sentences } from '../../../words/sentences.js';

export type PromotionLevels = Readonly<{ from: string | null; to: string | null; several: boolean }>;

/** Every item below the heading reads it. */
const MAX_HEADING = 300;

const ARROW = /\s*(?:→|->|=>|⟶|➜)\s*/u;
const FROM_TO = sentences(PROMOTION_PATHS, 'iu');
const TO = sentences(PROMOTION_ENDS, 'iu');
const NAMED = sentences(NAMED_PROMOTION_ENDS, 'u');
const UNNAMED = sentences(UNNAMED_LEVELS, 'iu');
const FRONT = sentences(PROMOTION_FRONTS, 'iu');
const SEVERAL = sentences(ALTERNATIVES, 'u');

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

const endsIn = (words: string, to: readonly RegExp[]): Ends => {
  const ends = words.split(ARROW);
  const [, from, target] = ends.length === 2 ? ['', ...ends] : (findSentence(FROM_TO, words) ?? []);
  return from === undefined || target === undefined
    ? { from: null, to: findSentence(to, words)?.[1] ?? null }
    : { from, to: target };
};

/** The words behind "promotion", without brackets; all words of a heading that does not say so. */
const outside = (heading: string): string => removeSentences(FRONT, heading.replace(/\([^()]*\)/gu, ' ').trim());

/**
 * The levels that a heading names, word for word: those in the brackets of "Skills needed for promotion (Staff → Principal)" or
 * "(to Staff/Principal)", else those of "Promotion from Senior to Staff" or "Promotion: Senior → Staff".
 */
export const promotionLevels = (heading: string): PromotionLevels => {
  const words = withoutEnd(heading.slice(0, MAX_HEADING), spaceOr(':.'));
  const inner = endsIn(innerOf(words), TO);
  const { from, to } = inner.to === null ? endsIn(outside(words), NAMED) : inner;
  if (to === null || findSentence(UNNAMED, to.trim()) !== undefined) return { from: null, to: null, several: false };
  const named = withoutEnd(to, spaceOr(':.'));
  return { from, to: named, several: findSentence(SEVERAL, named) !== undefined };
};
