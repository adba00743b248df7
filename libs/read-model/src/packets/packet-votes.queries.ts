import type { Round, Vote } from '@plumbline/responses';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { namedIn, nameOf } from '../names.js';
import type { Views } from '../tables.js';
import { cachedWhileUnchanged, ofNomination } from '../cached.js';

/** A round with everything that was cast in it. */
export type RoundItem = Omit<Round, 'voted' | 'ownVote' | 'votes' | 'hidden'> & Readonly<{ votes: readonly Vote[] }>;

export const roundsScope = (nominationId: string): string => `rounds ${nominationId}`;

const roundRows = (db: Kysely<Views>, nominationId: string) =>
  db.selectFrom('packetRound').selectAll().where('nominationId', '=', nominationId).orderBy('round').execute();

const voteRows = (db: Kysely<Views>, nominationId: string) =>
  db
    .selectFrom('packetVote as v')
    .leftJoin('person as p', 'p.personId', 'v.memberId')
    .selectAll('v')
    .select(nameOf('p').as('name'))
    .where('v.nominationId', '=', nominationId)
    .orderBy('v.memberId')
    .execute();

type VoteRow = Awaited<ReturnType<typeof voteRows>>[number];
const voteOf = (row: VoteRow): Vote => ({
  member: { id: row.memberId, name: row.name },
  choice: row.choice,
  rationale: row.rationale,
  castAt: row.castAt,
  changedAt: row.changedAt,
  changedBecause: row.changedBecause,
  voided: row.voided === 1,
});

const readRounds = async (db: Kysely<Views>, nominationId: string): Promise<readonly RoundItem[]> => {
  const rounds = await roundRows(db, nominationId);
  if (rounds.length === 0) return [];
  const votes = await voteRows(db, nominationId);
  const named = await namedIn(
    db,
    rounds.flatMap((row) => [...fromJson(row.members), ...(row.tieBrokenBy === null ? [] : [row.tieBrokenBy])]),
  );
  return rounds.map((row) => ({
    round: row.round,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    policyVersion: row.policyVersion,
    tally: row.tally && fromJson(row.tally),
    quorum: row.quorum && fromJson(row.quorum),
    result: row.result,
    tieBrokenAs: row.tieBrokenAs,
    tieBrokenBy: row.tieBrokenBy === null ? null : named(row.tieBrokenBy),
    tieRationale: row.tieRationale,
    voided: row.voided === 1,
    members: fromJson(row.members).map(named),
    votes: votes.filter((vote) => vote.round === row.round).map(voteOf),
  }));
};

/** Every round, oldest first, with everything that was cast in it. */
export const roundsOf = cachedWhileUnchanged(readRounds, {
  megabytes: 8,
  key: (nominationId) => nominationId,
  sources: ofNomination,
});
