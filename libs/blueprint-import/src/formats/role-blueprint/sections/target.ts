import type { Target } from '../../../model/item.js';

type Numbers = Readonly<{
  low: number;
  high: number;
  unit: string | null;
  range: boolean;
  plus: boolean;
  before: string;
}>;
export type ReadTarget = Readonly<{ target: Target; rangeAsLimit: boolean }>;

/** A number that is no part of a name such as P95, tier-2 or 6-month, a second one behind a dash, and its unit. */
const NUMBER =
  /(?<![\p{L}\d.,/]|\p{L}[-–])(\d+(?:[.,]\d+)?)(?:\s?[–-]\s?(\d+(?:[.,]\d+)?))?(\+)?(?:\s?(%\+?|\/\s?\d+|[a-zµ]+(?:\/[a-z]+)?))?/iu;
const UNITS = /^(?:%|\/\d+|h|hrs?|hours?|ms|s|secs?|seconds?|m|mins?|minutes?|days?|weeks?|months?|points?|x)$/u;
const PLACEHOLDER = /(?<![\p{L}\d])(?:[XYN]{1,2}|TBD|TBC|N\/A)(?![\p{L}\d])|<[a-z _-]+>|\[[^\]]*\]|_{2,}/u;
const RELATIVE =
  /\b(?:by|improve|reduce|increase|decrease|cut|lower|raise|qoq|yoy|mom|over baseline|vs\.? baseline|from baseline)\b|^[+-]\s?\d/iu;
const TREND = /\btrend(?:ing|s)?\b|\bover time\b|\b(?:quarter over quarter|month over month)\b/iu;
const LIMIT =
  /(?:≥|≤|>=?|<=?|at least|at most|below|above|under|over|less than|more than|no more than|within|maximum|minimum)\s*$/iu;
const LOWER = /(?:≥|>=?|at least|above|over|more than|minimum)\s*$/iu;

const number = (text: string): number => Number(text.replace(',', '.'));
const unitOf = (text: string | undefined): string | null => {
  const unit = text?.replace(/\s|\+/gu, '').toLowerCase();
  return unit !== undefined && UNITS.test(unit) ? unit : null;
};

const numbersIn = (clause: string): Numbers | null => {
  const found = NUMBER.exec(clause);
  if (found?.[1] === undefined) return null;
  const [, first, second, plus, unit] = found;
  const low = number(first);
  return {
    low,
    high: second === undefined ? low : number(second),
    unit: unitOf(unit),
    range: second !== undefined,
    plus: plus !== undefined || unit?.includes('+') === true,
    before: clause.slice(0, found.index),
  };
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
  const { low, high, unit, range, plus, before } = numbers;
  if (plus || LIMIT.test(before)) return limit(numbers);
  if (RELATIVE.test(clause)) return { kind: 'relative', low, high, unit };
  return range ? { kind: 'range', low, high, unit } : { kind: 'prose', ...EMPTY };
};

/** "70 % in 6 months; 90 % in 12": two clauses that each set a limit. */
const staged = (clauses: readonly Numbers[]): Aim | null => {
  const limits = clauses.filter(({ plus, before }) => plus || LIMIT.test(before));
  const [first, last] = [limits[0], limits.at(-1)];
  if (limits.length < 2 || first === undefined || last === undefined) return null;
  return { kind: 'staged', low: first.low, high: last.high, unit: first.unit };
};

const aimOf = (raw: string): Aim => {
  if (PLACEHOLDER.test(raw)) return { kind: 'placeholder', ...EMPTY };
  const clauses = raw.split(';');
  const found = clauses.flatMap((clause) => numbersIn(clause) ?? []);
  const inStages = staged(found);
  if (inStages !== null) return inStages;
  for (const clause of clauses) {
    const numbers = numbersIn(clause);
    const aim = numbers === null ? null : numbered(clause, numbers);
    if (aim !== null && aim.kind !== 'prose') return aim;
    if (TREND.test(clause)) return { kind: 'trend', ...EMPTY };
  }
  return { kind: 'prose', ...EMPTY };
};

const isHedged = (words: string): boolean => /\be\.?g\.|\bexample|\billustrative\b|\bsuch as\b/iu.test(words);

/** Reads only what is written: no number is computed, and a target that fits no kind is prose. */
export const targetOf = (raw: string, column: string): ReadTarget => {
  const aim = aimOf(raw);
  const rangeAsLimit = aim.kind === 'threshold' && aim.low !== null && aim.high !== null;
  return { target: { raw, ...aim, hedged: isHedged(raw) || isHedged(column) }, rangeAsLimit };
};
