import type { Grants } from '@plumbline/access';
import { type DecisionBasis, type DecisionItem, hide, hiddenIn } from '@plumbline/responses';
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { anyOf } from '../any-of.js';
import { nameOf } from '../names.js';
import { type After, behind, type Page, pageOf, type PageOf } from '../paging/page.js';
import { scan } from '../paging/scan.js';
import type { Views } from '../tables.js';
import { keyOfViewer, type ListViewer, WHAT_IS_SEEN } from '../visibility/list-viewer.js';
import { peopleNamed } from '../people/people-named.js';
import { nominationsAbout, relatedNominations } from '../visibility/related.js';
import type { Ids } from '../visibility/small-sets.js';
import { withLine } from '../visibility/reporting-line.js';
import { factsOf, grantsInRows } from '../visibility/row-grants.js';
import { sees } from '../visibility/sees.js';
import { cachedWhileUnchanged } from '../cached.js';

export type DecisionFilter = Readonly<{
  cycle?: string;
  outcome?: string;
  candidate?: string;
  targetLevel?: string;
  orgUnit?: string;
  /** Words of the name or the id of the candidate. */
  text?: string;
}>;
export const DECISIONS_SCOPE = 'decisions';

/** A reopened decision is visible to those who see what decisions rest on. */
const isShown = (viewer: ListViewer): RawBuilder<SqlBool> =>
  sql`case d."superseded" when 0 then ${sees(viewer, 'register')} else ${sees(viewer, 'decisions')} end`;

const rowsFor = (db: Kysely<Views>, viewer: ListViewer) =>
  db
    .selectFrom('decision as d')
    .innerJoin('nomination as n', 'n.nominationId', 'd.nominationId')
    .innerJoin('cycle as c', 'c.cycleId', 'd.cycleId')
    .leftJoin('person as p', 'p.personId', 'd.candidateId')
    .leftJoin('person as by', 'by.personId', 'd.decidedBy')
    .leftJoin('person as breaker', 'breaker.personId', 'd.tieBrokenBy')
    .selectAll('d')
    .select([
      'c.title as cycleTitle',
      nameOf('p').as('candidateName'),
      nameOf('by').as('byName'),
      nameOf('breaker').as('breakerName'),
    ])
    .select(['n.state', factsOf(viewer).as('facts')])
    .where(isShown(viewer));

type Line = Awaited<ReturnType<ReturnType<typeof rowsFor>['execute']>>[number];

const basisOf = (row: Line, { history }: Grants): DecisionBasis => {
  const { electorate, promote, notYet, abstain, recused, present, required } = row;
  return {
    round: row.round,
    tally: { electorate, promote, notYet, abstain, recused },
    quorum: { present, required, met: row.quorumMet === 1 },
    result: row.result,
    tieBrokenAs: row.tieBrokenAs,
    tieBrokenBy: row.tieBrokenBy === null ? null : { id: row.tieBrokenBy, name: row.breakerName },
    reviewsRevisedAfterOthers: row.revisedAfterOthers,
    ...hide({ nominationRevision: row.nominationRevision }, hiddenIn({ nominationRevision: history })),
    override: row.override === 1,
    decidedBy: { id: row.decidedBy, name: row.byName },
  };
};

const itemOf = (row: Line, grants: Grants): DecisionItem => ({
  nomination: { id: row.nominationId },
  cycle: { id: row.cycleId, title: row.cycleTitle },
  candidate: { id: row.candidateId, name: row.candidateName },
  targetLevel: row.targetLevel,
  orgUnit: row.orgUnit,
  outcome: row.outcome,
  decidedAt: row.decidedAt,
  releasedAt: row.releasedAt,
  superseded: row.superseded === 1,
  policyVersion: row.policyVersion,
  ...hide(
    { revision: String(row.revision), basis: basisOf(row, grants) },
    hiddenIn({ revision: grants.history, basis: grants.decisions }),
  ),
});

type Key = Readonly<{ id: string; round: number; at: string; fits: number }>;
type Search = Readonly<{
  viewer: ListViewer;
  filter: DecisionFilter;
  named: readonly string[] | undefined;
  ids?: readonly string[];
}>;

const matches = ({ filter, named }: Search): readonly RawBuilder<SqlBool>[] => {
  const columns = ['outcome', 'targetLevel', 'orgUnit'] as const;
  const equal = columns.flatMap((column) =>
    filter[column] === undefined ? [] : [sql<SqlBool>`${sql.ref(`d.${column}`)} = ${filter[column]}`],
  );
  return [...equal, ...(named === undefined ? [] : [sql<SqlBool>`d."candidateId" in ${anyOf(named)}`])];
};

/** By its round, which whoever reads the register may know; its revision counts what others may not see. */
const keyOf = ({ id, round, at }: Key): readonly string[] => [at, id, String(round)];

/** If a few nominations have all that the viewer can find, only the matches; else the next rows of the index. */
const keysIn = (db: Kysely<Views>, search: Search, after: After | undefined, rows: number) => {
  const { viewer, ids, filter } = search;
  const { cycle } = filter;
  const found = sql<SqlBool>`(${sql.join([isShown(viewer), ...matches(search)], sql` and `)})`;
  return db
    .selectFrom('decision as d')
    .innerJoin('nomination as n', 'n.nominationId', 'd.nominationId')
    .select(['d.nominationId as id', 'd.round', 'd.decidedAt as at', sql<number>`${found}`.as('fits')])
    .$if(ids !== undefined, (q) => q.where(sql<boolean>`d."nominationId" in ${anyOf(ids ?? [])}`).where(found))
    .$if(cycle !== undefined, (q) => q.where('d.cycleId', '=', cycle as string))
    .$if(after !== undefined, (q) => q.where(behind(['d.decidedAt', 'd.nominationId', 'd.round'], after ?? [], true)))
    .orderBy('d.decidedAt', 'desc')
    .orderBy('d.nominationId', 'desc')
    .orderBy('d.round', 'desc')
    .limit(rows)
    .execute();
};

const fewFor = (db: Kysely<Views>, viewer: ListViewer): Promise<Ids> =>
  viewer.roles.length > 0 ? Promise.resolve(undefined) : relatedNominations(db, viewer);

const readDecisionsPage = async (
  db: Kysely<Views>,
  asking: ListViewer,
  filter: DecisionFilter,
  page: PageOf,
): Promise<Page<DecisionItem>> => {
  const viewer = await withLine(db, asking);
  const { candidate, text } = filter;
  const found = text === undefined ? undefined : await peopleNamed(db, text);
  const named = candidate === undefined ? found : [candidate].filter((id) => found?.includes(id) ?? true);
  const keys = await scan(
    {
      read: (after, rows) => keysIn(db, { viewer, filter, named }, after, rows),
      key: keyOf,
      few: async () => {
        const ids = (await nominationsAbout(db, named)) ?? (await fewFor(db, viewer));
        return ids && keysIn(db, { viewer, filter, named, ids }, page.after, page.limit + 1);
      },
    },
    page,
  );
  const lines = await rowsFor(db, viewer)
    .where(sql<boolean>`d."nominationId" in ${anyOf(keys.map(({ id }) => id))}`)
    .execute();
  const byKey = new Map(lines.map((line) => [`${line.nominationId} ${line.round.toString()}`, line]));
  const grantsIn = grantsInRows(viewer);
  return pageOf(keys, page.limit, {
    scope: DECISIONS_SCOPE,
    place: keyOf,
    item: ({ id, round }) => {
      const line = byKey.get(`${id} ${round.toString()}`);
      return line && itemOf(line, grantsIn(line));
    },
  });
};

/** Newest first. Nobody finds decisions on themselves here: those come with the nomination. */
export const decisionsPage = cachedWhileUnchanged(readDecisionsPage, {
  megabytes: 8,
  key: (viewer, filter, page) => JSON.stringify([keyOfViewer(viewer), filter, page]),
  sources: () => [...WHAT_IS_SEEN, 'person', 'decision'],
});
