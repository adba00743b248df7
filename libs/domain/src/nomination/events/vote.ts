import type { Policy } from '../../kernel/policy.js';
import type { Event, PersonId } from '../../kernel/types.js';
import type { Quorum, Tally, VoteChoice, VotingResult } from '../../voting/types.js';
import type { On, VersionsOf } from './subject.js';

/** Members and policy as they stand when voting opens. */
export type VotingOpened = Event<
  'VotingOpened',
  On<{
    /** 1 at first, one more after each reopening or lapsed quorum. @asType integer @minimum 1 */
    round: number;
    members: readonly PersonId[];
    policy: Policy;
  }>
>;
export type VoteCast = Event<
  'VoteCast',
  On<{
    /** @asType integer @minimum 1 */
    round: number;
    memberId: PersonId;
    choice: VoteChoice;
    /** @x-personal candidateId */
    rationale: string | null;
  }>
>;
export type VoteChanged = Event<
  'VoteChanged',
  On<{
    /** @asType integer @minimum 1 */
    round: number;
    memberId: PersonId;
    from: VoteChoice;
    choice: VoteChoice;
    /** @x-personal candidateId */
    reason: string;
  }>
>;
export type VotingClosed = Event<
  'VotingClosed',
  On<{
    /** @asType integer @minimum 1 */
    round: number;
    tally: Tally;
    quorum: Quorum;
    result: VotingResult;
  }>
>;
export type TieBroken = Event<
  'TieBroken',
  On<{
    /** @asType integer @minimum 1 */
    round: number;
    chairId: PersonId;
    choice: Exclude<VoteChoice, 'abstain'>;
    /** @x-personal candidateId */
    rationale: string;
  }>
>;

export type VoteEvent = VotingOpened | VoteCast | VoteChanged | VotingClosed | TieBroken;

export const VOTE_EVENTS: VersionsOf<VoteEvent> = {
  VotingOpened: 2,
  VoteCast: 1,
  VoteChanged: 1,
  VotingClosed: 1,
  TieBroken: 1,
};
