import {
  type Band,
  BANDS,
  type Confidence,
  type CriterionStatus,
  type NominationStatus,
  type Outcome,
  type Phase,
  type Recommendation,
  type VoteChoice,
  type VotingResult,
} from '@plumbline/domain';

/** The values of unions of the domain; a missing value does not compile. */
type Words<W extends string> = Readonly<Record<W, true>>;

export const BAND = Object.fromEntries(BANDS.map((band) => [band, true])) as Words<Band>;
export const OUTCOME: Words<Outcome> = { promoted: true, deferred: true, declined: true };
export const RECOMMENDATION: Words<Recommendation> = { promote: true, 'not-yet': true };
export const CONFIDENCE: Words<Confidence> = { low: true, medium: true, high: true };
export const CHOICE: Words<VoteChoice> = { promote: true, 'not-yet': true, abstain: true };
export const RESULT: Words<VotingResult> = { passed: true, failed: true, tied: true, 'no-quorum': true };
export const PHASE: Words<Phase> = {
  nominating: true,
  reviewing: true,
  calibrating: true,
  releasing: true,
  closed: true,
};
export const CRITERION_STATUS: Words<CriterionStatus> = {
  unevidenced: true,
  unrated: true,
  contested: true,
  below: true,
  meets: true,
  exceeds: true,
};
export const STATE: Words<NominationStatus> = {
  draft: true,
  returned: true,
  submitted: true,
  voting: true,
  voted: true,
  decided: true,
  released: true,
  appealed: true,
  withdrawn: true,
};

const wordsOf = <W extends string>(vocabulary: Words<W>): readonly W[] => Object.keys(vocabulary) as W[];

/** The same as lists, for the checks of requests. */
export const OUTCOMES = wordsOf(OUTCOME);
export const STATES = wordsOf(STATE);
