import { type Capacity, CAPACITIES, type Field, GRANTS, isRole, type Role, RULES, STATES } from '@plumbline/access';
import { all, any, type Expression, not } from './expression.js';

type Held = Readonly<Record<Capacity | 'recused', Expression>>;

const holds = (capacity: Capacity, roles: readonly Role[]): Expression => {
  if (isRole(capacity)) return roles.includes(capacity);
  return capacity === 'member' ? any({ fact: 'committee' }, { fact: 'voter' }) : { fact: capacity };
};

/** Every capacity as a condition on one nomination, before conflicts take any away. */
const heldBy = (roles: readonly Role[]): Held => ({
  ...(Object.fromEntries(CAPACITIES.map((capacity) => [capacity, holds(capacity, roles)])) as Record<
    Capacity,
    Expression
  >),
  recused: { fact: 'recused' },
});

const compiled = (roles: readonly Role[], field: Field): Expression => {
  const held: Record<Capacity | 'recused', Expression> = { ...heldBy(roles) };
  const hidden: Expression[] = [];
  for (const { of, unless, loses, hides } of RULES) {
    const applies = all(any(...of.map((capacity) => held[capacity])), ...unless.map((capacity) => not(held[capacity])));
    for (const capacity of loses) held[capacity] = all(held[capacity], not(applies));
    if (hides.includes(field)) hidden.push(applies);
  }
  const granted = CAPACITIES.map((capacity) => all(held[capacity], inStates(GRANTS[field][capacity])));
  return all(any(...granted), ...hidden.map(not));
};

const inStates = (states: (typeof GRANTS)[Field][Capacity]): Expression => {
  if (states.length === 0) return false;
  return states.length === STATES.length ? true : { states };
};

const EXPRESSIONS = new Map<string, Expression>();

/** The condition on which a field of a nomination is seen by somebody with these roles; made once for all viewers. */
export const expressionFor = (roles: readonly Role[], field: Field): Expression => {
  const key = [...[...roles].sort(), field].join(' ');
  const expression = EXPRESSIONS.get(key) ?? compiled(roles, field);
  EXPRESSIONS.set(key, expression);
  return expression;
};
