import type { Field, Role } from '@plumbline/access';
import type { CalendarDate, CycleId, NominationId, PersonId } from '@plumbline/domain';
import { closedCycles, type SeenNomination, seenNominations } from '@plumbline/read-model';
import type { ReadViews } from '../../read-views.js';

/** `admins`: those through whose hands it goes. */
export type Hands = Readonly<{ admins: readonly PersonId[]; today: CalendarDate }>;

/** What passes only through the hands of those who would see a field of the nomination in a role. */
type Seeing = Readonly<{ role: Role; field: Field }>;
/** What was released to the candidate. */
export const RELEASED: Seeing = { role: 'admin', field: 'appeals' };
/** What somebody wrote in reviews and votes: through no hands that could not audit it, such as those of its candidate or of their manager. */
const WRITTEN: Seeing = { role: 'auditor', field: 'history' };

/** The nominations that may go through these hands, and the cycles that are closed. */
export type Passing = Readonly<{
  nominations: ReadonlyMap<NominationId, SeenNomination>;
  closed: ReadonlySet<CycleId>;
  admins: readonly PersonId[];
}>;

/** Those of the nominations of which each of the admins would see the field. */
export const passingThrough = async (
  views: ReadViews,
  ids: ReadonlySet<NominationId>,
  { admins, today }: Hands,
  { role, field }: Seeing,
): Promise<Passing['nominations']> => {
  const seen = await Promise.all(
    admins.map((personId) => seenNominations(views, ids, { personId, roles: [role], today })),
  );
  const [first = new Map<NominationId, SeenNomination>()] = seen;
  return new Map([...first].filter(([id]) => seen.every((each) => each.get(id)?.grants[field] === true)));
};

/** What of what was done in these nominations, and elsewhere, may go through these hands. */
export const passing = async (views: ReadViews, ids: ReadonlySet<NominationId>, hands: Hands): Promise<Passing> => ({
  nominations: await passingThrough(views, ids, hands, WRITTEN),
  closed: await closedCycles(views),
  admins: hands.admins,
});
