import type { Outcome, Quorum, Tally, VotingResult } from '@plumbline/domain';
import { type Kysely, sql } from 'kysely';
import { type Named, nameOf } from './names.js';
import { behind, type Page, pageOf, type PageOf } from './page.js';
import type { Views } from './tables.js';
import { calibrates, leads, type Seer } from './visible.js';

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

const rowsFor = (db: Kysely<Views>, seer: Seer) =>
  db
    .selectFrom('decision as d')
    .innerJoin('nomination as n', 'n.nominationId', 'd.nominationId')
    .innerJoin('cycle as c', 'c.cycleId', 'd.cycleId')
    .leftJoin('person as p', 'p.personId', 'd.candidateId')
    .leftJoin('person as by', 'by.personId', 'd.decidedBy')
    .selectAll('d')
    .select(['c.title as cycleTitle', nameOf('p').as('candidateName'), nameOf('by').as('byName')])
    .select(calibrates(seer).as('inside'))
    .where(sql<boolean>`(${calibrates(seer)} or ${leads(seer)})`);

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

const placeOf = (row: Line): readonly string[] => [row.decidedAt, row.nominationId, String(row.revision)];

/** Newest first. A person never finds decisions on themselves here: theirs comes with their nomination. */
export const decisionsPage = async (
  db: Kysely<Views>,
  seer: Seer,
  { cycle, outcome }: DecisionFilter,
  { limit, after }: PageOf,
): Promise<Page<DecisionItem>> => {
  const rows = await rowsFor(db, seer)
    .$if(cycle !== undefined, (q) => q.where('d.cycleId', '=', cycle as string))
    .$if(outcome !== undefined, (q) => q.where('d.outcome', '=', outcome as Outcome))
    .$if(after !== undefined, (q) =>
      q.where(behind(['d.decidedAt', 'd.nominationId', 'd.revision'], after ?? [], true)),
    )
    .orderBy('d.decidedAt', 'desc')
    .orderBy('d.nominationId', 'desc')
    .orderBy('d.revision', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, { scope: DECISIONS_SCOPE, place: placeOf, item: itemOf });
};
