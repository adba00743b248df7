import type { Outcome, Quorum, Tally, VotingResult } from '@plumbline/domain';
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { type Named, nameOf } from '../names.js';
import { type After, behind, type Page, pageOf, type PageOf } from '../paging/page.js';
import { type Ids, reachOf, withLine } from '../visibility/reach.js';
import type { Views } from '../tables.js';
import { anyOf, leads, type Seer, weighs } from '../visibility/visible.js';
import { walk } from '../paging/walk.js';

export type DecisionFilter = Readonly<{ cycle?: string; outcome?: string }>;
/** For a line manager who takes no part in deciding, whatever rests on votes is null. */
export type DecisionItem = Readonly<{
  nomination: string;
  /** Revision of the nomination with which it was recorded. */
  revision: string;
  cycle: Readonly<{ id: string; title: string }>;
  candidate: Named;
  targetLevel: string;
  orgUnit: string;
  outcome: Outcome;
  decidedAt: string;
  releasedAt: string | null;
  superseded: boolean;
  policyVersion: number;
  basis: Readonly<{
    round: number;
    tally: Tally;
    quorum: Quorum;
    result: VotingResult;
    tieBrokenAs: string | null;
    nominationRevision: string;
    override: boolean;
    decidedBy: Named;
  }> | null;
}>;

export const DECISIONS_SCOPE = 'decisions';

/** A line manager finds what still stands, as their packet shows it. */
const mayFind = (seer: Seer): RawBuilder<SqlBool> => sql`(${weighs(seer)} or (${leads(seer)} and d."superseded" = 0))`;

const rowsFor = (db: Kysely<Views>, seer: Seer) =>
  db
    .selectFrom('decision as d')
    .innerJoin('nomination as n', 'n.nominationId', 'd.nominationId')
    .innerJoin('cycle as c', 'c.cycleId', 'd.cycleId')
    .leftJoin('person as p', 'p.personId', 'd.candidateId')
    .leftJoin('person as by', 'by.personId', 'd.decidedBy')
    .selectAll('d')
    .select(['c.title as cycleTitle', nameOf('p').as('candidateName'), nameOf('by').as('byName')])
    .select(weighs(seer).as('inside'))
    .where(mayFind(seer));

type Line = Awaited<ReturnType<ReturnType<typeof rowsFor>['execute']>>[number];

const basisOf = (row: Line): DecisionItem['basis'] => {
  const { electorate, promote, notYet, abstain, recused, present, required } = row;
  return {
    round: row.round,
    tally: { electorate, promote, notYet, abstain, recused },
    quorum: { present, required, met: row.quorumMet === 1 },
    result: row.result,
    tieBrokenAs: row.tieBrokenAs,
    nominationRevision: row.nominationRevision,
    override: row.override === 1,
    decidedBy: { id: row.decidedBy, name: row.byName },
  };
};

const itemOf = (row: Line): DecisionItem => ({
  nomination: row.nominationId,
  revision: String(row.revision),
  cycle: { id: row.cycleId, title: row.cycleTitle },
  candidate: { id: row.candidateId, name: row.candidateName },
  targetLevel: row.targetLevel,
  orgUnit: row.orgUnit,
  outcome: row.outcome,
  decidedAt: row.decidedAt,
  releasedAt: row.releasedAt,
  superseded: row.superseded === 1,
  policyVersion: row.policyVersion,
  basis: row.inside ? basisOf(row) : null,
});

type Place = Readonly<{ id: string; revision: number; at: string; fits: number }>;
type Asked = Readonly<{ seer: Seer; filter: DecisionFilter; ids: Ids }>;
const placeOf = ({ id, revision, at }: Place): readonly string[] => [at, id, String(revision)];

/** Where a few nominations hold all that the seer can find, only what fits; else the next rows of the index. */
const placesIn = (db: Kysely<Views>, { seer, filter, ids }: Asked, after: After | undefined, rows: number) => {
  const { cycle, outcome } = filter;
  const found = sql<SqlBool>`(${mayFind(seer)} and ${outcome === undefined ? sql`1` : sql`d."outcome" = ${outcome}`})`;
  return db
    .selectFrom('decision as d')
    .innerJoin('nomination as n', 'n.nominationId', 'd.nominationId')
    .select(['d.nominationId as id', 'd.revision', 'd.decidedAt as at', sql<number>`${found}`.as('fits')])
    .$if(ids !== undefined, (q) => q.where(sql<boolean>`d."nominationId" in ${anyOf(ids ?? [])}`).where(found))
    .$if(cycle !== undefined, (q) => q.where('d.cycleId', '=', cycle as string))
    .$if(after !== undefined, (q) =>
      q.where(behind(['d.decidedAt', 'd.nominationId', 'd.revision'], after ?? [], true)),
    )
    .orderBy('d.decidedAt', 'desc')
    .orderBy('d.nominationId', 'desc')
    .orderBy('d.revision', 'desc')
    .limit(rows)
    .execute();
};

/** Newest first. A person never finds decisions on themselves here: theirs comes with their nomination. */
export const decisionsPage = async (
  db: Kysely<Views>,
  asked: Seer,
  filter: DecisionFilter,
  page: PageOf,
): Promise<Page<DecisionItem>> => {
  const seer = await withLine(db, asked);
  const ids = seer.all ? undefined : await reachOf(db, seer);
  const read = (after: After | undefined, rows: number) => placesIn(db, { seer, filter, ids }, after, rows);
  const places = await walk({ read, place: placeOf }, page);
  const lines = await rowsFor(db, seer)
    .where(sql<boolean>`d."nominationId" in ${anyOf(places.map(({ id }) => id))}`)
    .execute();
  const rows = places.flatMap((place) => {
    const line = lines.find((row) => row.nominationId === place.id && row.revision === place.revision);
    return line ? [{ place, line }] : [];
  });
  return pageOf(rows, page.limit, {
    scope: DECISIONS_SCOPE,
    place: ({ place }) => placeOf(place),
    item: ({ line }) => itemOf(line),
  });
};
