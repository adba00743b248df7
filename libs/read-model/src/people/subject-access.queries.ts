import type { AccessItem } from '@plumbline/responses';
import { type Kysely, sql } from 'kysely';
import { anyOf } from '../any-of.js';
import { namedIn } from '../names.js';
import { type Page, pageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import { concernedOnPage, type ConcernsAsked } from './people-concerned.js';

export const ACCESS_SCOPE = 'subject access';

/** For whom access is asked or released. */
const idsFor = async (db: Kysely<Views>, asked: ConcernsAsked): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('accessRequest')
    .select('personId')
    .union(db.selectFrom('accessRelease').select('personId').where('until', '>', asked.today))
    .orderBy('personId')
    .execute();
  return concernedOnPage(rows, asked);
};

/** By person. */
export const accessPage = async (db: Kysely<Views>, asked: ConcernsAsked): Promise<Page<AccessItem>> => {
  const ids = await idsFor(db, asked);
  const isTheirs = sql<boolean>`"personId" in ${anyOf(ids)}`;
  const requests = await db.selectFrom('accessRequest').selectAll().where(isTheirs).execute();
  const releases = await db
    .selectFrom('accessRelease')
    .selectAll()
    .where(isTheirs)
    .where('until', '>', asked.today)
    .execute();
  const admins = [
    ...requests.map(({ adminId }) => adminId),
    ...releases.flatMap(({ requestedBy, releasedBy }) => [requestedBy, releasedBy]),
  ];
  const named = await namedIn(db, [...ids, ...admins]);
  const itemOf = (personId: string): AccessItem => {
    const request = requests.find((row) => row.personId === personId);
    const release = releases.find((row) => row.personId === personId);
    return {
      person: named(personId),
      requested: request === undefined ? null : requestIn(request, named),
      released: release === undefined ? null : releaseIn(release, named),
    };
  };
  return pageOf(ids, asked.limit, { scope: ACCESS_SCOPE, place: (id) => [id], item: itemOf });
};

type Named = Awaited<ReturnType<typeof namedIn>>;
const requestIn = ({ caseNumber, adminId, requestedAt: at }: Views['accessRequest'], named: Named) => ({
  ...{ caseNumber, by: named(adminId), at },
});
const releaseIn = (row: Views['accessRelease'], named: Named) => ({
  ...{ caseNumber: row.caseNumber, requestedBy: named(row.requestedBy), by: named(row.releasedBy) },
  ...{ at: row.releasedAt, until: row.until },
});
