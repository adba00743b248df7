import type { Appeal, Decision } from '@plumbline/responses';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { nameOf } from '../names.js';
import type { Views } from '../tables.js';

/** A decision with all its fields. Visibility is applied later. */
export type DecisionEntry = Omit<Decision, 'revision' | 'hidden'> & Readonly<{ revision: string }>;

/** Newest first. */
export const decisionsOf = async (db: Kysely<Views>, nominationId: string): Promise<readonly DecisionEntry[]> => {
  const rows = await db
    .selectFrom('packetDecision as d')
    .leftJoin('person as p', 'p.personId', 'd.decidedBy')
    .selectAll('d')
    .select(nameOf('p').as('name'))
    .where('d.nominationId', '=', nominationId)
    .orderBy('d.revision', 'desc')
    .execute();
  return rows.map((row) => ({
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
    releasedAt: row.releasedAt,
    superseded: row.supersededAt !== null,
    supersededAt: row.supersededAt,
    supersededBecause: row.supersededBecause,
  }));
};

export const appealsOf = async (db: Kysely<Views>, nominationId: string): Promise<readonly Appeal[]> => {
  const rows = await db
    .selectFrom('packetAppeal')
    .select(['appealId as id', 'grounds', 'filedAt', 'resolution', 'rationale', 'resolvedAt'])
    .where('nominationId', '=', nominationId)
    .orderBy('filedAt')
    .execute();
  return rows;
};
