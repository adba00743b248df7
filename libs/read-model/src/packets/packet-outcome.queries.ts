import type { Appeal, Decision, Release } from '@plumbline/responses';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { nameOf } from '../names.js';
import type { Views } from '../tables.js';
import type { PacketDecisionRow } from './packets.table.js';

/** A decision with all its fields. Visibility is applied later. */
export type DecisionEntry = Omit<Decision, 'revision' | 'hidden'> & Readonly<{ revision: string }>;

const feedbackOf = ({
  feedback: text,
  releasedAt,
}: Pick<PacketDecisionRow, 'feedback' | 'releasedAt'>): Decision['feedback'] =>
  text === null || releasedAt === null ? null : { text, releasedAt };

/** Of each nomination the newest first. */
const decisionRows = (db: Kysely<Views>, nominationIds: readonly string[]) =>
  db
    .selectFrom('packetDecision as d')
    .leftJoin('person as p', 'p.personId', 'd.decidedBy')
    .selectAll('d')
    .select(nameOf('p').as('name'))
    .where('d.nominationId', 'in', nominationIds)
    .orderBy('d.revision', 'desc')
    .execute();

const entryOf = (row: Awaited<ReturnType<typeof decisionRows>>[number]): DecisionEntry => ({
  revision: String(row.revision),
  round: row.round,
  outcome: row.outcome,
  conditions: fromJson(row.conditions),
  rationale: row.rationale,
  override: row.override === 1,
  overrideReason: row.overrideReason,
  policyVersion: row.policyVersion,
  decidedAt: row.decidedAt,
  decidedBy: { id: row.decidedBy, name: row.name },
  feedback: feedbackOf(row),
  releasedAt: row.releasedAt,
  superseded: row.supersededAt !== null,
  supersededAt: row.supersededAt,
  supersededBecause: row.supersededBecause,
});

/** By nomination, of each the newest first. */
export const decisionsOfEach = async (
  db: Kysely<Views>,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DecisionEntry[]>> => {
  const rows = await decisionRows(db, nominationIds);
  const byId = Map.groupBy(rows, ({ nominationId }) => nominationId);
  return new Map([...byId].map(([id, each]) => [id, each.map(entryOf)]));
};

/** Newest first. */
export const decisionsOf = async (db: Kysely<Views>, nominationId: string): Promise<readonly DecisionEntry[]> =>
  (await decisionsOfEach(db, [nominationId])).get(nominationId) ?? [];

/** What of these was released, whatever became of it since. */
export const releasesIn = (decisions: readonly DecisionEntry[]): readonly Release[] =>
  decisions.flatMap(({ outcome, conditions, feedback, superseded, supersededAt }) =>
    feedback === null ? [] : [{ outcome, conditions, feedback, reopened: superseded, reopenedAt: supersededAt }],
  );

export const appealsOf = async (db: Kysely<Views>, nominationId: string): Promise<readonly Appeal[]> => {
  const rows = await db
    .selectFrom('packetAppeal')
    .select(['appealId as id', 'grounds', 'filedAt', 'resolution', 'rationale', 'resolvedAt'])
    .where('nominationId', '=', nominationId)
    .orderBy('filedAt')
    .execute();
  return rows;
};
