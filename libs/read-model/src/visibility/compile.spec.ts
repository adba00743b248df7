import { isDeepStrictEqual } from 'node:util';
import {
  type Capacity,
  type Circumstance,
  FIELDS,
  grantsOf,
  type Role,
  STATES,
  withoutConflicts,
} from '@plumbline/access';
import type { NominationStatus } from '@plumbline/domain';
import { expressionFor } from './compile.js';
import { all, any, type Expression, isAll, isAny, isFact, isNot, not } from './expression.js';
import { type Fact, FACTS } from './facts.js';

const ROLES: readonly (readonly Role[])[] = [[], ['admin'], ['auditor'], ['admin', 'auditor']];
const subsets = Array.from({ length: 1 << FACTS.length }, (_, bits) =>
  FACTS.filter((_, at) => (bits & (1 << at)) !== 0),
);
const heldAs = (fact: Fact): Capacity | Circumstance => (fact === 'committee' || fact === 'voter' ? 'member' : fact);

const valueOf = (it: Expression, facts: readonly Fact[], state: NominationStatus): boolean => {
  if (typeof it === 'boolean') return it;
  if (isFact(it)) return facts.includes(it.fact);
  if (isNot(it)) return !valueOf(it.not, facts, state);
  if (isAll(it)) return it.all.every((part) => valueOf(part, facts, state));
  if (isAny(it)) return it.any.some((part) => valueOf(part, facts, state));
  return it.states.includes(state);
};

describe.each(ROLES.map((roles) => ({ roles })))('the condition on a field for the roles $roles', ({ roles }) => {
  it('grants what a loaded nomination grants, for all facts, states and roles', () => {
    const expressions = FIELDS.map((field) => [field, expressionFor(roles, field)] as const);
    const seenWith = (facts: readonly Fact[], state: NominationStatus): object =>
      Object.fromEntries(expressions.map(([field, expression]) => [field, valueOf(expression, facts, state)]));
    const grantedWith = (facts: readonly Fact[], state: NominationStatus): object =>
      grantsOf(withoutConflicts([...facts.map(heldAs), ...roles]), state);
    // One comparison in the end: thousands of expectations take half a minute.
    const differing = subsets.flatMap((facts) =>
      STATES.filter((state) => !isDeepStrictEqual(seenWith(facts, state), grantedWith(facts, state))).map((state) => ({
        facts,
        state,
        seen: seenWith(facts, state),
        granted: grantedWith(facts, state),
      })),
    );
    expect(differing).toEqual([]);
    expect(subsets.length * STATES.length).toBe(18_432);
  });
});

describe('a visibility condition', () => {
  it('checks no reporting line for a role that does not need it', () => {
    const cheapest = (expression: Expression): Expression => (isAny(expression) ? (expression.any[1] ?? false) : false);
    const own = { not: { fact: 'nominated' } };
    const recused = { not: { fact: 'recused' } };
    const eligible = { not: { fact: 'eligible' } };
    expect(cheapest(expressionFor(['admin'], 'exists'))).toEqual({ all: [own, recused] });
    expect(cheapest(expressionFor(['auditor'], 'exists'))).toEqual({ all: [own, eligible, recused] });
    expect(cheapest(expressionFor(['admin', 'auditor'], 'exists'))).toEqual({ all: [own, recused] });
  });
  it('says an exception once, which several facts have, and none that another fact takes back', () => {
    const [own, recused] = [not({ fact: 'nominated' }), not({ fact: 'recused' })];
    const member = any({ fact: 'committee' }, { fact: 'voter' });
    expect(any(all(member, own), all({ fact: 'chair' }, own))).toEqual({
      all: [own, { any: [{ fact: 'committee' }, { fact: 'chair' }, { fact: 'voter' }] }],
    });
    expect(any(all(member, own), all({ fact: 'chair' }, recused))).toEqual({
      any: [{ all: [{ fact: 'chair' }, recused] }, { all: [own, { any: [{ fact: 'committee' }, { fact: 'voter' }] }] }],
    });
    expect(any(all(member, own), { fact: 'nominated' })).toEqual({
      any: [{ fact: 'committee' }, { fact: 'nominated' }, { fact: 'voter' }],
    });
  });
  it('is compiled once', () => {
    expect(expressionFor(['admin', 'auditor'], 'band')).toBe(expressionFor(['auditor', 'admin'], 'band'));
  });
});
