import { plainWords } from '../../reading/headings.js';
import type { Criticality } from '../../../model/item.js';
import { spaceOr, withoutEnd } from '../../../text/trim.js';
import { CRITICALITY, DEGREES, IMPORTANCE, NOT_CRITICAL } from '../../../words/lists/criticality.js';
import { anyOf, matcher } from '../../../words/phrases.js';

const WORDS = new RegExp(anyOf(CRITICALITY), 'gu');
const SAYS_IMPORTANCE = matcher(IMPORTANCE);
const NEGATED = matcher(NOT_CRITICAL);
const DEGREE = new RegExp(String.raw`\b${anyOf(DEGREES)}\b`, 'gu');

const firstOf = (words: readonly string[]): Criticality['first'] => {
  const [first] = words;
  return first === undefined ? null : (first.replace(' ', '-') as Criticality['first']);
};

export const criticalityOf = (raw: string): Criticality => {
  const plain = plainWords(raw);
  if (NEGATED.test(plain)) return { raw, first: null, conditional: true };
  const words = plain.match(WORDS) ?? [];
  const rest = plain.replace(WORDS, ' ').replace(DEGREE, ' ');
  return {
    raw,
    first: firstOf(words),
    conditional: words.length > 1 || /^context/u.test(words[0] ?? '') || /[\p{L}\p{N}→]/u.test(rest),
  };
};

/** Brackets, or a dash, around nothing but the skill's importance. */
const BEHIND = /\s*(?:\(([^()]*)\)|\[([^[\]]*)\]|\s[–—-]\s+(\S+(?: \S+)?))\s*[:.]?$/u;
/** Of a dash, only the four words themselves: other words behind it describe the skill. */
const BARE = new RegExp(`^${anyOf(CRITICALITY)}$`, 'u');

type Split = Readonly<{ name: string; criticality: Criticality | null }>;

/** "Name (Critical)" as both; a name whose brackets say something else stays whole. */
export const splitCriticality = (text: string): Split => {
  const found = BEHIND.exec(text);
  const whole = { name: text, criticality: null };
  if (found === null || found.index === 0) return whole;
  const [, round, square, dashed] = found;
  const raw = (round ?? square ?? dashed ?? '').trim();
  const speaks = dashed === undefined ? SAYS_IMPORTANCE : BARE;
  return speaks.test(plainWords(raw))
    ? { name: text.slice(0, found.index).trim(), criticality: criticalityOf(raw) }
    : whole;
};

/** Of words that are nothing but a importance: "Critical", "(Important)". */
export const onlyCriticality = (text: string): Criticality | null => {
  const raw = withoutEnd(text.replace(/^[([]/u, ''), spaceOr(')].')).trim();
  return BARE.test(plainWords(raw)) ? criticalityOf(raw) : null;
};
