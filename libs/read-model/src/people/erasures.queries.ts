import type { Erasure } from '@plumbline/responses';
import { type Kysely, sql } from 'kysely';
import { anyOf } from '../any-of.js';
import { namedIn } from '../names.js';
import { type Page, pageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import { concernedOnPage, type ConcernsAsked } from './people-concerned.js';

export const ERASURES_SCOPE = 'erasures';

/** Whose erasure is asked for, or who is under a hold. */
const idsFor = async (db: Kysely<Views>, asked: ConcernsAsked): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('erasureRequest')
    .select('personId')
    .union(db.selectFrom('legalHold').select('personId').where('until', '>', asked.today))
    .orderBy('personId')
    .execute();
  return concernedOnPage(rows, asked);
};

/** By person. */
export const erasuresPage = async (db: Kysely<Views>, asked: ConcernsAsked): Promise<Page<Erasure>> => {
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
