import type { NominationStatus } from '@plumbline/domain';
import { CAPACITIES, type Capacity, type Field, FIELDS, GRANTS, type Rule, RULES } from './table.js';

/** What of one nomination somebody sees. Fields about votes and decisions say what is seen once it is there. */
export type Grants = Readonly<Record<Field, boolean>>;

const applies = ({ of, unless }: Rule, held: ReadonlySet<Capacity | 'recused'>): boolean =>
  of.some((capacity) => held.has(capacity)) && !unless.some((capacity) => held.has(capacity));

/** The capacities that conflicts leave of those that somebody holds, in the order of the table. */
export const withoutConflicts = (held: Iterable<Capacity | 'recused'>): readonly Capacity[] => {
  const left = new Set(held);
  for (const rule of RULES) if (applies(rule, left)) for (const capacity of rule.loses) left.delete(capacity);
  return CAPACITIES.filter((capacity) => left.has(capacity));
};

/** What the capacities that are left grant in a state of the nomination. */
export const grantsOf = (capacities: readonly Capacity[], state: NominationStatus): Grants => {
  const held = new Set(capacities);
  const hidden = new Set(RULES.filter((rule) => applies(rule, held)).flatMap(({ hides }) => hides));
  const isGranted = (field: Field): boolean =>
    !hidden.has(field) && capacities.some((capacity) => GRANTS[field][capacity].includes(state));
  return Object.fromEntries(FIELDS.map((field) => [field, isGranted(field)])) as Grants;
};

/** The names of the fields that are hidden, in the order of the table. */
export const hiddenFields = (grants: Grants): readonly Field[] => FIELDS.filter((field) => !grants[field]);

/** Every capacity in which somebody may see the field, at some time at least. */
export const capacitiesThatSee = (field: Field): readonly Capacity[] =>
  CAPACITIES.filter((capacity) => GRANTS[field][capacity].length > 0);
