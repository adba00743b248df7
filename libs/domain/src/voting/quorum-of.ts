import type { Policy } from '../kernel/policy.js';
import type { Quorum, Tally } from './types.js';

const ceilDiv = (num: bigint, den: bigint): bigint => (num + den - 1n) / den;

/**
 * present = votes and abstentions; required = max(minVotes, ceil(minShare x electorate)), in integers.
 *
 * minVotes 2, minShare 1/2: an electorate of 7 requires 4, one of 3 requires 2, and one of 1 still requires 2.
 * A recusal shrinks the electorate and with it what is required; an abstention does neither and counts as present.
 */
export const quorumOf = ({ quorum }: Pick<Policy, 'quorum'>, tally: Tally): Quorum => {
  const { num, den } = quorum.minShare;
  const share = Number(ceilDiv(BigInt(num) * BigInt(tally.electorate), BigInt(den)));
  const present = tally.promote + tally.notYet + tally.abstain;
  const required = Math.max(quorum.minVotes, share);
  return { present, required, met: present >= required };
};
