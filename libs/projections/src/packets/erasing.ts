import type { CitedSignal, CriterionRating } from '@plumbline/domain';
import type { RecordedOf, Rules } from '../kernel/by-type.js';
import { put } from '../kernel/changes.js';
import type { Change, OwnRows, Row } from '@plumbline/view-store';
import { ERASED } from './head.js';
import type { PacketReviewerRow, PacketRow } from '@plumbline/read-model';

const gone = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(() => ERASED);
  return value === null ? null : ERASED;
};

/** Tables of a packet and their columns of free text about the candidate. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  packetText: ['text'],
  packetEvidence: ['title', 'body', 'link', 'withdrawnReason'],
  packetReview: ['comment', 'revisedBecause'],
  packetRound: ['tieRationale'],
  packetVote: ['rationale', 'changedBecause'],
  packetDecision: ['rationale', 'conditions', 'overrideReason', 'supersededBecause'],
  packetAppeal: ['grounds', 'rationale'],
};

/** Columns of lists whose entries have a comment each. */
const COMMENTED = ['ratings', 'counterSignals'] as const;
type Commented = readonly (CriterionRating | CitedSignal)[];

const withoutComments = (row: Row): Row => {
  const lists = COMMENTED.filter((column) => column in row).map((column) => {
    return [column, (row[column] as Commented).map((entry) => ({ ...entry, comment: gone(entry.comment) }))] as const;
  });
  return { ...row, ...Object.fromEntries(lists) };
};

const emptied = (own: OwnRows, nominationId: string): readonly Change[] =>
  Object.entries(TEXTS).flatMap(([table, columns]) =>
    own.find(table, { nominationId }).map((row) => {
      const texts = Object.fromEntries(columns.map((column) => [column, gone(row[column])]));
      return put(table, withoutComments({ ...row, ...texts }));
    }),
  );

const ofCandidate = (own: OwnRows, candidateId: string): readonly Change[] =>
  own.find<PacketRow>('packet', { candidateId }).flatMap(({ nominationId }) => emptied(own, nominationId));

/** Why somebody declined or was recused is text about them, whoever's packet it lies in. */
const ofReviewer = (own: OwnRows, personId: string): readonly Change[] =>
  own
    .find<PacketReviewerRow>('packetReviewer', { personId })
    .map((row) => put('packetReviewer', { ...row, reason: row.reason === null ? null : ERASED }));

/** Drops the free text about an erased person; ids, ratings, votes and outcomes stay. */
export const erasing: Rules = {
  PersonErased: ({ data: { personId } }: RecordedOf<'PersonErased'>, own) => [
    put('packetErased', { personId }),
    ...ofCandidate(own, personId),
    ...ofReviewer(own, personId),
  ],
};
