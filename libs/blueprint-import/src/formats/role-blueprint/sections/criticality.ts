import { plainWords } from '../../reading/headings.js';
import type { Criticality } from '../../../model/item.js';
import { spaceOr, withoutEnd } from '../../../text/trim.js';

const WORDS = /critical|important|optional|context[- ]specific/gu;
/** In brackets behind the name of a skill, these speak of how important the skill is; anything else belongs to its name. */
const IMPORTANCE =
  /critical|important|optional|context|emerging|advanced|common|essential|preferred|nice[- ]to[- ]have/u;
/** "Non-critical" is the opposite of the word in it. */
const NEGATED = /\b(?:non|not|never|less|no)[- ](?:\p{L}+[- ])?(?:critical|important|optional|context)/u;
/** Of how much, or a importance of another kind. Any other word is a condition, or about something else, as in "critical path analysis". */
const DEGREE =
  /\b(?:strongly|highly|very|most|mission|business|emerging|advanced|common|essential|preferred|nice[- ]to[- ]have)\b/gu;

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
const BARE = /^(?:critical|important|optional|context[- ]specific)$/u;

type Split = Readonly<{ name: string; criticality: Criticality | null }>;

/** "Name (Critical)" as both; a name whose brackets say something else stays whole. */
export const splitCriticality = (text: string): Split => {
  const found = BEHIND.exec(text);
  const whole = { name: text, criticality: null };
  if (found === null || found.index === 0) return whole;
  const [, round, square, dashed] = found;
  const raw = (round ?? square ?? dashed ?? '').trim();
  const speaks = dashed === undefined ? IMPORTANCE : BARE;
  return speaks.test(plainWords(raw))
    ? { name: text.slice(0, found.index).trim(), criticality: criticalityOf(raw) }
    : whole;
};

/** Of words that are nothing but a importance: "Critical", "(Important)". */
export const onlyCriticality = (text: string): Criticality | null => {
  const raw = withoutEnd(text.replace(/^[([]/u, ''), spaceOr(')].')).trim();
  return BARE.test(plainWords(raw)) ? criticalityOf(raw) : null;
};
