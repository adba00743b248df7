import {
  type Capacity,
  CAPACITIES,
  type Cell,
  type Circumstance,
  CIRCUMSTANCES,
  CONFLICTS,
  type Field,
  GRANTS,
  isRole,
  type Role,
  STATES,
} from '@plumbline/access';
import { all, any, type Expression, not } from './expression.js';

const sourceOf = (capacity: Capacity | Circumstance, roles: readonly Role[]): Expression => {
  if (isRole(capacity)) return roles.includes(capacity);
  return capacity === 'member' ? any({ fact: 'committee' }, { fact: 'voter' }) : { fact: capacity };
};

/** Every capacity as a condition on one nomination, without what conflicts take away. */
const heldBy = (roles: readonly Role[]): ReadonlyMap<Capacity | Circumstance, Expression> => {
  const held = new Map([...CAPACITIES, ...CIRCUMSTANCES].map((one) => [one, sourceOf(one, roles)]));
  for (const { of, loses } of CONFLICTS) {
    const conflict = any(...of.map((one) => held.get(one) ?? false));
    for (const capacity of loses) held.set(capacity, all(held.get(capacity) ?? false, not(conflict)));
  }
  return held;
};

const compiled = (roles: readonly Role[], field: Field): Expression => {
  const held = heldBy(roles);
  const is = (capacity: Capacity): Expression => held.get(capacity) ?? false;
  const granted = CAPACITIES.map((capacity) => all(is(capacity), inStates(GRANTS[field][capacity].seen)));
  const barred = CAPACITIES.map((capacity) => {
    const { barred } = GRANTS[field][capacity];
    return barred ? all(is(capacity), not(any(...barred.unless.map(is)))) : false;
  });
  return all(any(...granted), not(any(...barred)));
};

const inStates = (states: Cell['seen']): Expression => {
  if (states.length === 0) return false;
  return states.length === STATES.length ? true : { states };
};

const EXPRESSIONS = new Map<string, Expression>();

/** The condition under which viewers with these roles see a field of a nomination; compiled once. */
export const expressionFor = (roles: readonly Role[], field: Field): Expression => {
  const key = [...[...roles].sort(), field].join(' ');
  const expression = EXPRESSIONS.get(key) ?? compiled(roles, field);
  EXPRESSIONS.set(key, expression);
  return expression;
};
