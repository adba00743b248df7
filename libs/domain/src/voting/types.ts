export type VoteChoice = 'promote' | 'not-yet' | 'abstain';

export type Tally = Readonly<{
  /** Members less the recused. @asType integer */
  electorate: number;
  /** @asType integer */
  promote: number;
  /** @asType integer */
  notYet: number;
  /** @asType integer */
  abstain: number;
  /** Members removed for a conflict: not in the electorate. @asType integer */
  recused: number;
}>;
export type Quorum = Readonly<{
  /** Votes and abstentions. @asType integer */
  present: number;
  /** max(minVotes, ceil(minShare x electorate)). @asType integer */
  required: number;
  met: boolean;
}>;
export type VotingResult = 'passed' | 'failed' | 'tied' | 'no-quorum';
