import type { Erasure } from '@plumbline/responses';
import { type Kysely, sql } from 'kysely';
import { anyOf } from '../any-of.js';
import { namedIn } from '../names.js';
import { type Page, pageOf, type PageOf } from '../paging/page.js';
import type { Views } from '../tables.js';

export const ERASURES_SCOPE = 'erasures';

export type ErasuresAsked = PageOf & Readonly<{ person?: string; today: string }>;

/** Whose erasure is asked for, or who is under a hold: ids of the page and one more, in order. */
const idsFor = async (
  db: Kysely<Views>,
  { person, today, after, limit }: ErasuresAsked,
): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('erasureRequest')
    .select('personId')
    .union(db.selectFrom('legalHold').select('personId').where('until', '>', today))
    .orderBy('personId')
    .execute();
  const ids = rows.map(({ personId }) => personId).filter((id) => person === undefined || id === person);
  const [last] = after ?? [];
  return ids.filter((id) => last === undefined || id > last).slice(0, limit + 1);
};

/** By person. */
export const erasuresPage = async (db: Kysely<Views>, asked: ErasuresAsked): Promise<Page<Erasure>> => {
  const ids = await idsFor(db, asked);
  const isTheirs = sql<boolean>`"personId" in ${anyOf(ids)}`;
  const requests = await db.selectFrom('erasureRequest').selectAll().where(isTheirs).execute();
  const holds = await db
    .selectFrom('legalHold')
    .selectAll()
    .where(isTheirs)
    .where('until', '>', asked.today)
    .orderBy('caseNumber')
    .execute();
  const admins = [...requests.map(({ adminId }) => adminId), ...holds.map(({ placedBy }) => placedBy)];
  const named = await namedIn(db, [...ids, ...admins]);
  const itemOf = (personId: string): Erasure => {
    const request = requests.find((row) => row.personId === personId);
    return {
      person: named(personId),
      requested: request === undefined ? null : requestIn(request, named),
      holds: holds.filter((row) => row.personId === personId).map((row) => holdIn(row, named)),
    };
  };
  return pageOf(ids, asked.limit, { scope: ERASURES_SCOPE, place: (id) => [id], item: itemOf });
};

type Named = Awaited<ReturnType<typeof namedIn>>;
const requestIn = ({ ground, caseNumber, adminId, requestedAt: at }: Views['erasureRequest'], named: Named) => ({
  ...{ ground, caseNumber, by: named(adminId), at },
});
const holdIn = ({ ground, caseNumber, until, placedBy, placedAt: at }: Views['legalHold'], named: Named) => ({
  ...{ ground, caseNumber, until, by: named(placedBy), at },
});
