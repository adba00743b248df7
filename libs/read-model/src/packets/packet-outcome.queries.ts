import type { Outcome } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { type Named, nameOf } from '../names.js';
import type { Views } from '../tables.js';

export type PacketDecision = Readonly<{
  /** Revision of the nomination with which it was recorded. */
  revision: string;
  round: number;
  outcome: Outcome;
  conditions: readonly string[];
  rationale: string;
  override: Readonly<{ reason: string | null }> | null;
  policyVersion: number;
  decidedAt: string;
  decidedBy: Named;
  releasedAt: string | null;
  superseded: Readonly<{ at: string; reason: string | null }> | null;
}>;
export type AppealItem = Readonly<{
  id: string;
  grounds: string;
  filedAt: string;
  resolution: 'upheld' | 'dismissed' | null;
  rationale: string | null;
  resolvedAt: string | null;
}>;

/** Newest first. */
export const decisionsOf = async (db: Kysely<Views>, nominationId: string): Promise<readonly PacketDecision[]> => {
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
    override: row.override === 1 ? { reason: row.overrideReason } : null,
    policyVersion: row.policyVersion,
    decidedAt: row.decidedAt,
    decidedBy: { id: row.decidedBy, name: row.name },
    releasedAt: row.releasedAt,
    superseded: row.supersededAt === null ? null : { at: row.supersededAt, reason: row.supersededBecause },
  }));
};

export const appealsOf = async (db: Kysely<Views>, nominationId: string): Promise<readonly AppealItem[]> => {
  const rows = await db
    .selectFrom('packetAppeal')
    .select(['appealId as id', 'grounds', 'filedAt', 'resolution', 'rationale', 'resolvedAt'])
    .where('nominationId', '=', nominationId)
    .orderBy('filedAt')
    .execute();
  return rows;
};
