import type { NominationStatus } from '@plumbline/domain';
import { CAPACITIES, type Capacity, CONFLICTS, type Field, FIELDS, GRANTS } from './table.js';

/** What of one nomination somebody sees. Fields about votes and decisions say what is seen once it is there. */
export type Grants = Readonly<Record<Field, boolean>>;

/** The capacities that conflicts leave of those that somebody holds, in the order of the table. */
export const withoutConflicts = (held: Iterable<Capacity | 'recused'>): readonly Capacity[] => {
  const left = new Set(held);
  for (const { of, loses } of CONFLICTS)
    if (of.some((one) => left.has(one))) for (const capacity of loses) left.delete(capacity);
  return CAPACITIES.filter((capacity) => left.has(capacity));
};

/** What the capacities that are left grant in a state of the nomination. */
export const grantsOf = (capacities: readonly Capacity[], state: NominationStatus): Grants => {
  const isBarred = (field: Field): boolean =>
    capacities.some((capacity) => {
      const { barred } = GRANTS[field][capacity];
      return barred !== undefined && !barred.unless.some((one) => capacities.includes(one));
    });
  const isGranted = (field: Field): boolean =>
    capacities.some((capacity) => GRANTS[field][capacity].seen.includes(state)) && !isBarred(field);
  return Object.fromEntries(FIELDS.map((field) => [field, isGranted(field)])) as Grants;
};

/** The names of the fields that are hidden, in the order of the table. */
export const hiddenFields = (grants: Grants): readonly Field[] => FIELDS.filter((field) => !grants[field]);

/** Every capacity in which somebody may see the field, at some time at least. */
export const capacitiesThatSee = (field: Field): readonly Capacity[] =>
  CAPACITIES.filter((capacity) => GRANTS[field][capacity].seen.length > 0);
