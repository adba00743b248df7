import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { ListViewer } from './list-viewer.js';
import { everybodyBelow, isBelow } from './reporting-line.js';

/**
 * Facts about a viewer and a nomination `n`, from rows. candidate: of one whose feedback was
 * released; committee: a member of its cycle; voter: a member of the round, who may
 * have left the committee since; eligible: on a level of the framework of its cycle, or an entry
 * level of it, since that was opened.
 */
export const FACTS = [
  ...([
    'nominated',
    'candidate',
    'recused',
    'line-manager',
    'reviewer-asked',
    'reviewer-missed',
    'reviewer-done',
  ] as const),
  ...(['committee', 'voter', 'chair', 'eligible'] as const),
] as const;
export type Fact = (typeof FACTS)[number];

/** Those that hold for all nominations of a cycle or for none. */
export const OF_CYCLE = ['committee', 'chair', 'eligible'] as const;
export type OfCycle = (typeof OF_CYCLE)[number];
export const isOfCycle = (fact: Fact): fact is OfCycle => (OF_CYCLE as readonly Fact[]).includes(fact);

/** Those that have a row `a` for each nomination and person. */
export const ACCESS_ROWS = {
  recused: sql<SqlBool>`a."relation" = 'recused'`,
  'reviewer-asked': sql<SqlBool>`a."relation" = 'reviewer' and a."done" = 0 and a."missed" = 0`,
  'reviewer-missed': sql<SqlBool>`a."relation" = 'reviewer' and a."done" = 0 and a."missed" = 1`,
  'reviewer-done': sql<SqlBool>`a."relation" = 'reviewer' and a."done" = 1`,
  voter: sql<SqlBool>`a."relation" = 'member' and n."state" = 'voting'`,
} as const;
export type AccessFact = keyof typeof ACCESS_ROWS;
export const isAccessFact = (fact: Fact): fact is AccessFact => fact in ACCESS_ROWS;

export const accessRowOf = ({ personId }: ListViewer): RawBuilder<unknown> => sql`"nominationAccess" a
  where a."nominationId" = n."nominationId" and a."personId" = ${personId}`;

const memberOf = (personId: string) => sql`select m."cycleId" from "cycleMember" m where m."personId" = ${personId}`;
/** Ids of the cycles that the person chairs. */
export const chairOf = (personId: string) =>
  sql<string>`(select c."cycleId" from "cycle" c where c."chairId" = ${personId})`;

const eligibleFor = (personId: string) => sql`select c."cycleId" from "personLevel" l
  join "cycle" c on l."untilAt" is null or l."untilAt" >= c."openedAt"
  join "frameworkVersion" v on v."frameworkId" = c."frameworkId" and v."version" = c."frameworkVersion"
  where l."personId" = ${personId}
  and (exists (select 1 from json_each(v."levels") e where json_extract(e."value", '$.key') = l."level")
    or exists (select 1 from json_each(v."entryLevels") e where e."value" = l."level"))`;

/** Ids of the cycles whose committee the person is in or chairs, twice where both. */
export const cyclesOf = (personId: string): RawBuilder<string> =>
  sql`(${memberOf(personId)} union all select "cycleId" from ${chairOf(personId)} chaired)`;

const isInLine = (viewer: ListViewer): RawBuilder<SqlBool> =>
  viewer.line ? sql`n."candidateId" in ${everybodyBelow(viewer)}` : isBelow('n.candidateId', viewer);

/** The others, each as a condition on `n`. */
export const CONDITIONS: Readonly<Record<Exclude<Fact, AccessFact>, (viewer: ListViewer) => RawBuilder<SqlBool>>> = {
  nominated: ({ personId }) => sql`n."candidateId" = ${personId}`,
  candidate: ({ personId }) => sql`(n."candidateId" = ${personId} and n."told" = 1)`,
  'line-manager': isInLine,
  committee: ({ personId }) => sql`n."cycleId" in (${memberOf(personId)})`,
  chair: ({ personId }) => sql`n."cycleId" in ${chairOf(personId)}`,
  eligible: ({ personId }) => sql`n."cycleId" in (${eligibleFor(personId)})`,
};

const withRow = (relation: 'recused' | 'reviewer' | 'member') => (viewer: ListViewer) =>
  sql`select a."nominationId" from "nominationAccess" a where a."personId" = ${viewer.personId} and a."relation" = ${relation}`;

const withCandidate = ({ personId }: ListViewer) =>
  sql`select o."nominationId" from "nomination" o where o."candidateId" = ${personId}`;

/** The ids of all nominations for which each fact may hold, if it does not depend on the cycle alone. */
export const NOMINATIONS: Readonly<Record<Exclude<Fact, OfCycle>, (viewer: ListViewer) => RawBuilder<unknown>>> = {
  nominated: withCandidate,
  candidate: withCandidate,
  'line-manager': (viewer) =>
    sql`select o."nominationId" from ${everybodyBelow(viewer)} p cross join "nomination" o where o."candidateId" = p."value"`,
  recused: withRow('recused'),
  'reviewer-asked': withRow('reviewer'),
  'reviewer-missed': withRow('reviewer'),
  'reviewer-done': withRow('reviewer'),
  voter: withRow('member'),
};
