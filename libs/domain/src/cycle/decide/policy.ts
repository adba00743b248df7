import { ensure } from '../../kernel/domain-error.js';
import type { Policy } from '../../kernel/policy.js';
import type { Ratio } from '../../kernel/types.js';

/** Products of two parts stay exact integers far below 2^53. */
const MAX_PART = 1_000_000;
const isPart = (part: number, least: number): boolean =>
  Number.isSafeInteger(part) && part >= least && part <= MAX_PART;
const isShare = ({ num, den }: Ratio): boolean => isPart(num, 0) && isPart(den, 1) && num <= den;

export const ensurePolicy = ({ readiness, quorum, minReviews }: Omit<Policy, 'version'>): void => {
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
