import { ensure } from '../../kernel/domain-error.js';
import { DEFAULT_POLICY, type Policy, type StatedPolicy } from '../../kernel/policy.js';
import type { Ratio } from '../../kernel/types.js';

/** Products of two parts stay exact integers far below 2^53. */
const MAX_PART = 1_000_000;
const isPart = (part: number, least: number): boolean =>
  Number.isSafeInteger(part) && part >= least && part <= MAX_PART;
const isShare = ({ num, den }: Ratio): boolean => isPart(num, 0) && isPart(den, 1) && num <= den;

type Settings = Omit<Policy, 'version'>;

/** The whole policy that is meant: settings that were left out are those of `base`. */
export const completed = (stated: StatedPolicy, base: Settings): Settings => ({
  ...stated,
  chairWhoVotedBreaksTies: stated.chairWhoVotedBreaksTies ?? base.chairWhoVotedBreaksTies,
  tiedWhen: stated.tiedWhen ?? base.tiedWhen,
  partialReviews: stated.partialReviews ?? base.partialReviews,
  severalLevels: stated.severalLevels ?? base.severalLevels,
});

/** Rules of earlier programs: a cycle that was opened under one keeps it, and no other gets it. */
const ONLY_KEPT = ['tiedWhen', 'partialReviews'] as const;

const ensureNoOldRule = (policy: Settings, base: Settings): void => {
  for (const name of ONLY_KEPT)
    ensure(
      policy[name] === DEFAULT_POLICY[name] || policy[name] === base[name],
      'policy-rule-old',
      `${name} is ${String(DEFAULT_POLICY[name])} in every cycle opened today; leave it out, or send that. Only a cycle opened before has ${String(policy[name])}.`,
    );
};

/** By then there may be somebody with several, and no stream lists the nominations of a cycle. */
const ensureNotTakenBack = (policy: Settings, base: Settings): void => {
  ensure(
    policy.severalLevels || !base.severalLevels,
    'several-levels-kept',
    'This cycle allows several levels, and somebody may be nominated for more than one by now, so that it goes on to; send severalLevels true, or leave it out.',
  );
};

/** Refuses a policy that cannot be followed, and an earlier rule that `base` does not have. */
export const ensurePolicy = (policy: Settings, base: Settings): void => {
  ensureNoOldRule(policy, base);
  ensureNotTakenBack(policy, base);
  const { readiness, quorum, minReviews } = policy;
  const { minCoverage, readyAt, nearAt } = readiness;
  const shares = { minCoverage, readyAt, nearAt, minShare: quorum.minShare };
  const wrong = Object.entries(shares).flatMap(([name, share]) => (isShare(share) ? [] : [name]));
  ensure(
    wrong.length === 0,
    'policy-share',
    `A share is num/den with whole numbers, den from 1 to ${String(MAX_PART)} and num from 0 to den; fix: ${wrong.join(', ')}.`,
  );
  ensure(
    nearAt.num * readyAt.den <= readyAt.num * nearAt.den,
    'policy-bands',
    'nearAt must not be above readyAt: nobody could be near.',
  );
  ensure(isPart(quorum.minVotes, 1), 'policy-min-votes', 'minVotes must be a whole number of 1 or more.');
  ensure(isPart(minReviews, 0), 'policy-min-reviews', 'minReviews must be a whole number of 0 or more.');
};
