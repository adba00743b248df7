import type { NominationStatus } from '@plumbline/domain';
import { type Fact, isAccessFact } from './facts.js';

/** A condition on one nomination, before it is SQL. */
export type Expression =
  | boolean
  | Readonly<{ fact: Fact }>
  | Readonly<{ states: readonly NominationStatus[] }>
  | Readonly<{ not: Expression }>
  | Readonly<{ all: readonly Expression[] }>
  | Readonly<{ any: readonly Expression[] }>;

type Kind<K extends string> = Extract<Expression, Readonly<Record<K, unknown>>>;
const is = <K extends string>(kind: K, it: Expression): it is Kind<K> => typeof it === 'object' && kind in it;
export const isFact = (it: Expression): it is Kind<'fact'> => is('fact', it);
export const isNot = (it: Expression): it is Kind<'not'> => is('not', it);
export const isAll = (it: Expression): it is Kind<'all'> => is('all', it);
export const isAny = (it: Expression): it is Kind<'any'> => is('any', it);

/** The rough cost of checking a fact. A reporting line costs most. */
const COSTLY = 100;
const costOf = (it: Expression): number => {
  if (isFact(it)) return it.fact === 'line-manager' ? COSTLY : isAccessFact(it.fact) ? 4 : 2;
  if (isNot(it)) return costOf(it.not);
  const parts = isAll(it) ? it.all : isAny(it) ? it.any : [];
  return parts.reduce((sum, part) => sum + costOf(part), 1);
};
export const isCostly = (it: Expression): boolean => costOf(it) >= COSTLY;

const keyOf = (it: unknown): string => JSON.stringify(it);
/** Without duplicates, the cheapest first. */
const ordered = (parts: readonly Expression[]): readonly Expression[] =>
  [...new Map(parts.map((part) => [keyOf(part), part])).values()].toSorted((a, b) => costOf(a) - costOf(b));

export const not = (it: Expression): Expression => {
  if (typeof it === 'boolean') return !it;
  return isNot(it) ? it.not : { not: it };
};

const conjuncts = (it: Expression): readonly Expression[] => (isAll(it) ? it.all : it === true ? [] : [it]);
const disjuncts = (it: Expression): readonly Expression[] => (isAny(it) ? it.any : it === false ? [] : [it]);

/** The expression simplified, given that all of these facts hold. */
const given = (facts: ReadonlySet<string>, it: Expression): Expression => {
  if (facts.has(keyOf(it))) return true;
  if (isNot(it)) return not(given(facts, it.not));
  if (isAll(it)) return all(...it.all.map((part) => given(facts, part)));
  return isAny(it) ? any(...it.any.map((part) => given(facts, part))) : it;
};

export const all = (...parts: readonly Expression[]): Expression => {
  const needed: Expression[] = [];
  for (const part of ordered(parts.flatMap(conjuncts)))
    needed.push(...conjuncts(needed.length > 0 ? given(new Set(needed.map(keyOf)), part) : part));
  if (needed.includes(false)) return false;
  return needed.length > 1 ? { all: needed } : (needed[0] ?? true);
};

const either = (parts: readonly Expression[]): Expression => {
  const told = ordered(parts.flatMap(disjuncts));
  if (told.includes(true)) return true;
  return told.length > 1 ? { any: told } : (told[0] ?? false);
};

/** `plain`, facts one of which has to hold, together with all of `rest`. */
type Group = Readonly<{ plain: Expression; rest: readonly Expression[] }>;
const isPlain = (it: Expression): boolean => isFact(it) || (isAny(it) && it.any.every(isPlain));

const grouped = (groups: readonly Group[]): readonly Group[] => {
  const byRest = new Map<string, Group>();
  for (const { plain, rest } of groups) {
    const before = byRest.get(keyOf(rest))?.plain ?? false;
    byRest.set(keyOf(rest), { plain: either([before, plain]), rest });
  }
  return [...byRest.values()];
};

/** `a and b or not a and b` is `b`: drops an exception that another group covers. */
const withoutExceptions = (groups: readonly Group[], { plain, rest }: Group): Group => {
  const isToldBy = (exception: Expression, others: readonly Expression[], { plain, rest }: Group): boolean =>
    disjuncts(plain).some((fact) => keyOf(fact) === keyOf(exception)) &&
    rest.every((part) => others.some((other) => keyOf(other) === keyOf(part)));
  const isNeeded = (part: Expression): boolean => {
    const others = rest.filter((other) => other !== part);
    return !isNot(part) || !disjuncts(part.not).every((one) => groups.some((group) => isToldBy(one, others, group)));
  };
  return { plain, rest: rest.filter(isNeeded) };
};

/** Combines facts with the same exceptions: `a and not x or b and not x` is `(a or b) and not x`. */
export const any = (...parts: readonly Expression[]): Expression => {
  const groups = grouped(
    parts.flatMap(disjuncts).map((part) => ({
      plain: all(...conjuncts(part).filter(isPlain)),
      rest: conjuncts(part).filter((one) => !isPlain(one)),
    })),
  );
  const simple = grouped(groups.map((group) => withoutExceptions(groups, group)));
  return either(simple.map(({ plain, rest }) => all(plain, ...rest)));
};
