import type { NominationStatus } from '@plumbline/domain';
import type { Role } from '../principal.js';
import {
  CAPACITIES,
  type Capacity,
  type Cell,
  type Circumstance,
  CONFLICTS,
  type Field,
  FIELDS,
  GRANTS,
} from './table.js';

/** What a viewer sees of one nomination. Fields about votes and decisions apply once there are any. */
export type Grants = Readonly<Record<Field, boolean>>;

/** The capacities of a viewer that no conflict takes away, in the order of the table. */
export const withoutConflicts = (held: Iterable<Capacity | Circumstance>): readonly Capacity[] => {
  const left = new Set(held);
  for (const { of, loses } of CONFLICTS)
    if (of.some((one) => left.has(one))) for (const capacity of loses) left.delete(capacity);
  return CAPACITIES.filter((capacity) => left.has(capacity));
};

const isBarred = ({ barred }: Cell, capacities: readonly Capacity[]): boolean =>
  barred !== undefined && !barred.unless.some((one) => capacities.includes(one));

/** Whether these capacities see the field in a state of the nomination. */
export const seesIn = (capacities: readonly Capacity[], field: Field, state: NominationStatus): boolean => {
  const cells = GRANTS[field];
  return (
    capacities.some((capacity) => cells[capacity].seen.includes(state)) &&
    !capacities.some((capacity) => isBarred(cells[capacity], capacities))
  );
};

/** What these capacities grant in a state of the nomination. */
export const grantsOf = (capacities: readonly Capacity[], state: NominationStatus): Grants => {
  const grants = {} as Record<Field, boolean>;
  for (const field of FIELDS) grants[field] = seesIn(capacities, field, state);
  return grants;
};

/** Whether these capacities see the field in some state of the nomination. */
export const seesEver = (capacities: readonly Capacity[], field: Field): boolean => {
  const cells = GRANTS[field];
  return (
    capacities.some((capacity) => cells[capacity].seen.length > 0) &&
    !capacities.some((capacity) => isBarred(cells[capacity], capacities))
  );
};

/** The names of the fields that are hidden, in the order of the table. */
export const hiddenFields = (grants: Grants): readonly Field[] => FIELDS.filter((field) => !grants[field]);

/** Every capacity in which somebody may see the field, at some time at least. */
export const capacitiesThatSee = (field: Field): readonly Capacity[] =>
  CAPACITIES.filter((capacity) => GRANTS[field][capacity].seen.length > 0);

/** Whether one of the roles shows the reviews of a nomination, in some state at least. */
export const readsReviews = (roles: readonly Role[]): boolean =>
  roles.some((role) => GRANTS.reviews[role].seen.length > 0);
