import type { CriterionStatus, NominationStatus, Outcome } from '@plumbline/domain';

export { BANDS } from '@plumbline/domain';

/** The words of a union as a list, for checks and for the contract; one that lacks a word does not compile. */
const wordsOf = <W extends string>(words: Readonly<Record<W, true>>): readonly W[] => Object.keys(words) as W[];

export const OUTCOMES = wordsOf<Outcome>({ promoted: true, deferred: true, declined: true });

export const CRITERION_STATUSES = wordsOf<CriterionStatus>({
  unevidenced: true,
  unrated: true,
  contested: true,
  below: true,
  meets: true,
  exceeds: true,
});

export const STATES = wordsOf<NominationStatus>({
  draft: true,
  returned: true,
  submitted: true,
  voting: true,
  voted: true,
  decided: true,
  released: true,
  appealed: true,
  withdrawn: true,
});
