import type { NominationItem, Packet, Review, Vote } from '@plumbline/responses';
import type { Client } from '../client.js';
import { inFlight } from '../in-flight.js';
import { type Columns, flat, type Flat } from './columns.js';
import { nominations, packetOf, WIDTH } from './nominations.js';

const OF_NOMINATION = {
  nomination: ({ nomination }) => nomination.id,
  cycle: ({ nomination }) => nomination.cycle.id,
  candidate: ({ nomination }) => nomination.candidate.id,
  candidateName: ({ nomination }) => nomination.candidate.name,
  targetLevel: ({ nomination }) => nomination.targetLevel,
} satisfies Columns<Readonly<{ nomination: NominationItem }>>;

type Answered = Readonly<{ criterion: string; rating: number | null; comment: string | null }>;
type RatingRow = Readonly<{ nomination: NominationItem; review: Review; answered: Answered }>;

export const RATING_COLUMNS = {
  ...OF_NOMINATION,
  reviewer: ({ review }) => review.reviewer.id,
  criterion: ({ answered }) => answered.criterion,
  rating: ({ answered }) => answered.rating,
  comment: ({ answered }) => answered.comment,
  recommendation: ({ review }) => review.recommendation,
  confidence: ({ review }) => review.confidence,
  submittedAt: ({ review }) => review.submittedAt,
  revisedAt: ({ review }) => review.revisedAt,
  revisedAfterOthers: ({ review }) => review.revisedAfterOthers,
  voided: ({ review }) => review.voided,
} satisfies Columns<RatingRow>;

type Round = NonNullable<Packet['rounds']>[number];
type VoteRow = Readonly<{ nomination: NominationItem; round: Round; vote: Vote }>;

export const VOTE_COLUMNS = {
  ...OF_NOMINATION,
  round: ({ round }) => round.round,
  member: ({ vote }) => vote.member.id,
  choice: ({ vote }) => vote.choice,
  rationale: ({ vote }) => vote.rationale,
  castAt: ({ vote }) => vote.castAt,
  changedAt: ({ vote }) => vote.changedAt,
  changedBecause: ({ vote }) => vote.changedBecause,
  voided: ({ vote }) => vote.voided,
} satisfies Columns<VoteRow>;

/** A criterion that a reviewer could not judge has a row without a rating. */
const ratingsOf = (nomination: NominationItem, { reviews }: Packet): readonly Flat[] | undefined =>
  reviews?.flatMap((review) =>
    [...review.ratings, ...review.cannotJudge.map((each) => ({ ...each, rating: null }))].map((answered) =>
      flat(RATING_COLUMNS, { nomination, review, answered }),
    ),
  );

/** Undefined where they are hidden; a nomination that was never voted on has none. */
const votesOf = (nomination: NominationItem, { rounds }: Packet): readonly Flat[] | undefined => {
  const shown = rounds?.filter(({ votes }) => votes !== null) ?? [];
  if (rounds === null || (shown.length === 0 && rounds.length > 0)) return undefined;
  return shown.flatMap((round) => (round.votes ?? []).map((vote) => flat(VOTE_COLUMNS, { nomination, round, vote })));
};

type RowsOf = (nomination: NominationItem, packet: Packet) => readonly Flat[] | undefined;

const rowsFrom = (rowsOf: RowsOf) =>
  async function* (client: Client, query: string, leftOut: (nomination: string) => void): AsyncGenerator<Flat> {
    const read = async (nomination: NominationItem) => ({ nomination, packet: await packetOf(client, nomination.id) });
    for await (const { nomination, packet } of inFlight(nominations(client, query), WIDTH, read)) {
      const rows = packet && rowsOf(nomination, packet);
      if (rows === undefined) leftOut(nomination.id);
      else yield* rows;
    }
  };

/** A row for each criterion of each review that you may see. */
export const ratingRows = rowsFrom(ratingsOf);
/** A row for each vote that you may see. */
export const voteRows = rowsFrom(votesOf);
