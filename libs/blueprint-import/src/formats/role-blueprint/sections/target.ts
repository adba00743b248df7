import type { Target } from '../../../model/item.js';
import { EXAMPLE_WORDS } from '../../../words/lists/columns.js';
import {
  CHANGES,
  LOWER_LIMITS,
  LOWER_NEGATIONS,
  NEGATIONS,
  TRENDS,
  UNITS,
  UNKNOWN_VALUES,
  UPPER_LIMITS,
  YEAR_FRONTS,
} from '../../../words/lists/targets.js';
import { anyOf, matcher } from '../../../words/phrases.js';

type Numbers = Readonly<{
  low: number;
  high: number;
  unit: string | null;
  range: boolean;
  plus: boolean;
  before: string;
}>;
export type ReadTarget = Readonly<{ target: Target; rangeAsLimit: boolean }>;

/** A number that is no part of a name such as P95, P@5, tier-2 or 6-month, a second one behind a dash, and its unit on either side. */
const NUMBER =
  /(?<![\p{L}\d.,/@#_]|\p{L}[-–])([$€£])?(\d[\d,]*(?:\.\d+)?)(?:\s?[–-]\s?[$€£]?(\d[\d,]*(?:\.\d+)?))?(\+)?(?:\s?(%\+?|\/\s?\d+\+?|(?:business|working) days?|[a-zµ]+(?:\/[a-z]+)?))?/giu;
const UNIT = matcher(UNITS);
const PLACEHOLDER = new RegExp(
  String.raw`(?<![\p{L}\d])(?:[XYN]{1,2}|${anyOf(UNKNOWN_VALUES)})(?![\p{L}\d])|<[a-z _-]+>|\[[^\]]*\]|_{2,}`,
  'u',
);
const RELATIVE = matcher(CHANGES);
const TREND = matcher(TRENDS);
/** A sign between the limit and its number belongs to the number. */
const END = String.raw`\s*[+±]?\s*$`;
type Limits = typeof LOWER_LIMITS | typeof UPPER_LIMITS;
/** `negations` turn the plain words round. */
const limits = (
  { en: { plain, negated, fixed } }: Limits,
  signs: string,
  negations: typeof NEGATIONS | typeof LOWER_NEGATIONS,
): RegExp =>
  new RegExp(
    String.raw`(?:${signs}|(?<!\b${anyOf(negations)} )\b${anyOf({ en: plain })}|\b${anyOf({ en: [...negated, ...fixed] })})${END}`,
    'iu',
  );
const LOWER = limits(LOWER_LIMITS, '[≥≧⩾]|>=?', LOWER_NEGATIONS);
const UPPER = limits(UPPER_LIMITS, '[≤≦⩽]|<=?|±', NEGATIONS);

const number = (text: string): number => Number(text.replace(/,(?=\d{3}(?!\d))/gu, '').replace(',', '.'));
const unitOf = (before: string | undefined, behind: string | undefined): string | null => {
  if (before !== undefined) return before;
  const unit = behind?.replace(/(?<=\/)\s|\+|\s(?=\/)/gu, '').toLowerCase();
  return unit !== undefined && UNIT.test(unit) ? unit : null;
};

const read = (found: RegExpExecArray, clause: string): Numbers => {
  const [, currency, first = '', second, plus, unit] = found;
  const low = number(first);
  return {
    low,
    high: second === undefined ? low : number(second),
    unit: unitOf(currency, unit),
    range: second !== undefined,
    plus: plus !== undefined || unit?.includes('+') === true,
    before: clause.slice(0, found.index),
  };
};

const isLimit = ({ plus, before }: Numbers): boolean => plus || LOWER.test(before) || UPPER.test(before);

const SIGN = new RegExp(String.raw`[≥≧⩾≤≦⩽<>]=?${END}`, 'u');

const YEAR_FRONT = new RegExp(String.raw`\b(?:${anyOf(YEAR_FRONTS)}|(?:Q|H)[1-4]|FY|\p{L}{3,9})\s$`, 'iu');
/** "by Q3 2025" sets a date, and no value. */
const isYear = ({ low, unit, range, before }: Numbers): boolean =>
  unit === null && !range && low >= 1990 && low < 2100 && YEAR_FRONT.test(before);

/** The first number; where that is no limit, the first behind a sign that makes it one: "Top 5 results: ≥ 90%". */
const numbersIn = (clause: string): Numbers | null => {
  const all = [...clause.matchAll(NUMBER)].map((found) => read(found, clause)).filter((one) => !isYear(one));
  const [first] = all;
  if (first === undefined || isLimit(first)) return first ?? null;
  return all.find(({ before }) => SIGN.test(before)) ?? first;
};

type Aim = Pick<Target, 'kind' | 'low' | 'high' | 'unit'>;
const EMPTY = { low: null, high: null, unit: null };

const limit = ({ low, high, unit, range, plus, before }: Numbers): Aim => {
  if (range) return { kind: 'threshold', low, high, unit };
  return plus || LOWER.test(before)
    ? { kind: 'threshold', low, high: null, unit }
    : { kind: 'threshold', low: null, high, unit };
};

const numbered = (clause: string, numbers: Numbers): Aim => {
  const { low, high, unit, range } = numbers;
  if (isLimit(numbers)) return limit(numbers);
  if (RELATIVE.test(clause)) return { kind: 'relative', low, high, unit };
  return range ? { kind: 'range', low, high, unit } : { kind: 'prose', ...EMPTY };
};

const ends = (all: readonly Numbers[]): Aim | null => {
  const [first, last] = [all[0], all.at(-1)];
  if (all.length < 2 || first === undefined || last === undefined) return null;
  return { kind: 'staged', low: first.low, high: last.high, unit: first.unit ?? last.unit };
};
const isLower = ({ plus, before }: Numbers): boolean => plus || LOWER.test(before);

/** "70 % in 6 months; 90 % in 12": clauses that each set a limit, all of one kind; or "70 % → 90 %". */
const staged = (raw: string, clauses: readonly Numbers[]): Aim | null => {
  const steps = raw.split(/→|->/u).map(numbersIn);
  const every = steps.filter((step) => step !== null);
  if (every.length > 1 && every.length === steps.length) return ends(every);
  const limits = clauses.filter(isLimit);
  const kinds = new Set(limits.map((one) => `${String(isLower(one))} ${one.unit ?? ''}`));
  return kinds.size === 1 ? ends(limits) : null;
};

/** Longer words are no target; they would be read again for each number in them. */
const MAX_TARGET = 500;

const aimIn = (clauses: readonly string[]): Aim => {
  for (const clause of clauses) {
    const numbers = numbersIn(clause);
    const aim = numbers === null ? null : numbered(clause, numbers);
    if (aim !== null && aim.kind !== 'prose') return aim;
    if (TREND.test(clause)) return { kind: 'trend', ...EMPTY };
  }
  return { kind: 'prose', ...EMPTY };
};

const aimOf = (raw: string): Aim => {
  if (raw.length > MAX_TARGET) return { kind: 'prose', ...EMPTY };
  if (PLACEHOLDER.test(raw)) return { kind: 'placeholder', ...EMPTY };
  const clauses = raw.split(';');
  const found = clauses.flatMap((clause) => numbersIn(clause) ?? []);
  return staged(raw, found) ?? aimIn(clauses);
};

const HEDGE = matcher(EXAMPLE_WORDS);
const isHedged = (words: string): boolean => HEDGE.test(words);

/** Reads only what is written: no number is computed, and a target that fits no kind is prose. */
export const targetOf = (raw: string, column: string): ReadTarget => {
  const aim = aimOf(raw);
  const rangeAsLimit = aim.kind === 'threshold' && aim.low !== null && aim.high !== null;
  return { target: { raw, ...aim, hedged: isHedged(raw) || isHedged(column) }, rangeAsLimit };
};
