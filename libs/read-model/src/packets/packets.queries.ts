import type { NominationStatus } from '@plumbline/domain';
import {
  type Appeal,
  type Evidence,
  PACKET_TEXTS,
  type Packet as ShownPacket,
  type PacketText,
  type PersonRef,
} from '@plumbline/responses';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { cachedWhileUnchanged, ofNomination } from '../cached.js';
import { nameOf } from '../names.js';
import { appealsOf, type DecisionEntry, decisionsOf } from './packet-outcome.queries.js';
import { type ReviewerItem, reviewersOf, type ReviewItem, reviewsOf } from './packet-reviews.queries.js';
import { type RoundItem, roundsOf } from './packet-votes.queries.js';
import type { Views } from '../tables.js';

export type PacketHead = Pick<
  ShownPacket,
  | 'id'
  | 'cycle'
  | 'framework'
  | 'candidate'
  | 'targetLevel'
  | 'currentLevel'
  | 'orgUnit'
  | 'revision'
  | 'textsExpiredAt'
> &
  Readonly<{ nominator: PersonRef; onBehalf: boolean; state: NominationStatus }>;
/** A packet with all its fields. Visibility is applied later. */
export type Packet = PacketHead &
  Readonly<{
    texts: Readonly<Record<PacketText, string | null>>;
    evidence: readonly Evidence[];
    reviewers: readonly ReviewerItem[];
    reviews: readonly ReviewItem[];
    rounds: readonly RoundItem[];
    /** Newest first; at most the first of them is not superseded. */
    decisions: readonly DecisionEntry[];
    appeals: readonly Appeal[];
  }>;

const headRow = (db: Kysely<Views>, nominationId: string) =>
  db
    .selectFrom('packet as k')
    .innerJoin('cycle as c', 'c.cycleId', 'k.cycleId')
    .leftJoin('person as p', 'p.personId', 'k.candidateId')
    .leftJoin('person as o', 'o.personId', 'k.nominatorId')
    .selectAll('k')
    .select(['c.title as cycleTitle', nameOf('p').as('candidateName'), nameOf('o').as('nominatorName')])
    .where('k.nominationId', '=', nominationId)
    .executeTakeFirst();

export const packetHeadOf = async (db: Kysely<Views>, nominationId: string): Promise<PacketHead | undefined> => {
  const row = await headRow(db, nominationId);
  return (
    row && {
      id: row.nominationId,
      cycle: { id: row.cycleId, title: row.cycleTitle },
      framework: { id: row.frameworkId, version: row.frameworkVersion },
      candidate: { id: row.candidateId, name: row.candidateName },
      nominator: { id: row.nominatorId, name: row.nominatorName },
      onBehalf: row.onBehalf === 1,
      targetLevel: row.targetLevel,
      currentLevel: row.currentLevel,
      orgUnit: row.orgUnit,
      state: row.state,
      revision: String(row.revision),
      textsExpiredAt: row.textsExpiredAt,
    }
  );
};

const evidenceOf = async (db: Kysely<Views>, nominationId: string): Promise<readonly Evidence[]> => {
  const rows = await db
    .selectFrom('packetEvidence')
    .selectAll()
    .where('nominationId', '=', nominationId)
    .orderBy('attachedAt')
    .orderBy('evidenceId')
    .execute();
  return rows.map((row) => ({
    id: row.evidenceId,
    title: row.title,
    body: row.body,
    link: row.link,
    criteria: fromJson(row.criteria),
    withdrawn: row.withdrawn === 1,
    withdrawnBecause: row.withdrawnReason,
    attachedAt: row.attachedAt,
    revisedAt: row.revisedAt,
  }));
};

const textsOf = async (db: Kysely<Views>, nominationId: string): Promise<Packet['texts']> => {
  const rows = await db.selectFrom('packetText').selectAll().where('nominationId', '=', nominationId).execute();
  const textOf = (kind: PacketText) => rows.find((row) => row.kind === kind)?.text ?? null;
  return Object.fromEntries(PACKET_TEXTS.map((kind) => [kind, textOf(kind)])) as Packet['texts'];
};

const readPacket = async (db: Kysely<Views>, nominationId: string): Promise<Packet | undefined> => {
  const head = await packetHeadOf(db, nominationId);
  if (head === undefined) return undefined;
  return {
    ...head,
    texts: await textsOf(db, nominationId),
    evidence: await evidenceOf(db, nominationId),
    reviewers: await reviewersOf(db, nominationId),
    reviews: await reviewsOf(db, nominationId),
    rounds: await roundsOf(db, nominationId),
    decisions: await decisionsOf(db, nominationId),
    appeals: await appealsOf(db, nominationId),
  };
};

export const packetOf = cachedWhileUnchanged(readPacket, {
  megabytes: 16,
  key: (nominationId) => nominationId,
  sources: ofNomination,
});
