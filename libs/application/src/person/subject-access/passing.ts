import type { Field } from '@plumbline/access';
import { type CalendarDate, type CycleId, type NominationId, type PersonId } from '@plumbline/domain';
import { closedCycles, type SeenNomination, seenNominations } from '@plumbline/read-model';
import type { ReadViews } from '../../read-views.js';

/** `admins`: those through whose hands it goes. */
export type Hands = Readonly<{ admins: readonly PersonId[]; today: CalendarDate }>;
/** The nominations that may go through these hands, and the cycles that are closed. */
export type Passing = Readonly<{
  nominations: ReadonlyMap<NominationId, SeenNomination>;
  closed: ReadonlySet<CycleId>;
  admins: readonly PersonId[];
}>;

/**
 * Of these nominations, those of which each of the admins sees all these fields by their role: whoever is the candidate, recused, above the candidate or owes a
 * review does not, and would read here what is closed to them.
 */
export const passingThrough = async (
  views: ReadViews,
  ids: ReadonlySet<NominationId>,
  { admins, today }: Hands,
  fields: readonly Field[],
): Promise<ReadonlyMap<NominationId, SeenNomination>> => {
  const seen = await Promise.all(
    admins.map((personId) => seenNominations(views, ids, { personId, roles: ['admin'], today })),
  );
  const [first = new Map<NominationId, SeenNomination>()] = seen;
  const passes = (id: NominationId): boolean =>
    seen.every((each) => fields.every((field) => each.get(id)?.grants[field] === true));
  return new Map([...first].filter(([id]) => passes(id)));
};

/** With words in reviews and votes. */
export const passing = async (views: ReadViews, ids: ReadonlySet<NominationId>, hands: Hands): Promise<Passing> => ({
  nominations: await passingThrough(views, ids, hands, ['reviews', 'votes']),
  closed: await closedCycles(views),
  admins: hands.admins,
});
