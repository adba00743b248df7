import fc from 'fast-check';
import { DEFAULT_POLICY, type PassBasis, type PassFraction } from '../kernel/policy.js';
import { quorumOf } from './quorum-of.js';
import { resultOf } from './result-of.js';
import type { Tally } from './types.js';

const counted = (promote: number, notYet: number, abstain = 0, absent = 0): Tally => ({
  electorate: promote + notYet + abstain + absent,
  promote,
  notYet,
  abstain,
  recused: 0,
});
const quorum = (minVotes: number, num: number, den: number) => ({ quorum: { minVotes, minShare: { num, den } } });
const rules = (basis: PassBasis, fraction: PassFraction, tie: 'chair-decides' | 'fails' = 'chair-decides') => ({
  ...quorum(1, 0, 1),
  pass: { basis, fraction },
  tie,
  tiedWhen: 'one-more-would-pass' as const,
});
const ofOld = (basis: PassBasis, fraction: PassFraction) => ({
  ...rules(basis, fraction),
  tiedWhen: 'as-many-for-as-against' as const,
});
const few = fc.nat(12);
const tallies = fc.tuple(few, few, few, few).map((counts) => counted(...counts));
const passRules = fc
  .tuple(
    fc.constantFrom<PassBasis>('cast', 'present', 'electorate'),
    fc.constantFrom<PassFraction>('more-than-half', 'two-thirds', 'all'),
    fc.constantFrom('chair-decides' as const, 'fails' as const),
  )
  .map(([basis, fraction, tie]) => rules(basis, fraction, tie));

describe('a quorum', () => {
  it.each([
    [7, 4],
    [6, 3],
    [3, 2],
    [1, 2],
    [0, 2],
  ])('of half and at least two takes, of %d, %d', (electorate, required) => {
    expect(quorumOf(DEFAULT_POLICY, counted(0, 0, 0, electorate)).required).toBe(required);
  });
  it('counts abstentions as present', () => {
    expect(quorumOf(quorum(1, 1, 2), counted(1, 0, 1, 2))).toEqual({ present: 2, required: 2, met: true });
  });
  it('shrinks with a recusal and not with an abstention', () => {
    const two = quorum(1, 2, 3);
    expect(quorumOf(two, { ...counted(1, 1, 0, 2), recused: 0 }).met).toBe(false);
    expect(quorumOf(two, { ...counted(1, 1, 0, 1), recused: 1 }).met).toBe(true);
  });
  it('is exact where floating point is not: 7/10 of 10 is 7, of 11 is 8', () => {
    expect(quorumOf(quorum(1, 7, 10), counted(0, 0, 0, 10)).required).toBe(7);
    expect(quorumOf(quorum(1, 7, 10), counted(0, 0, 0, 11)).required).toBe(8);
  });
  it('is the smallest sufficient whole number', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.integer({ min: 1, max: 20 }), fc.nat(50), (num, den, electorate) => {
        const { required } = quorumOf(quorum(1, num, den), counted(0, 0, 0, electorate));
        expect(required * den).toBeGreaterThanOrEqual(num * electorate);
        expect(required === 1 || (required - 1) * den < num * electorate).toBe(true);
      }),
    );
  });
});

describe('the result of a vote', () => {
  const sevenFourTwo = counted(7, 4, 2);
  it('7-4-2 passes a majority of those present and fails two thirds of the votes cast', () => {
    expect(resultOf(rules('present', 'more-than-half'), sevenFourTwo)).toBe('passed');
    expect(resultOf(rules('cast', 'two-thirds'), sevenFourTwo)).toBe('failed');
  });
  it('two thirds means at least, half means more than', () => {
    expect(resultOf(rules('cast', 'two-thirds'), counted(2, 1))).toBe('passed');
    expect(resultOf(rules('present', 'more-than-half'), counted(2, 1, 1))).toBe('failed');
    expect(resultOf(rules('electorate', 'more-than-half'), counted(3, 0, 0, 3))).toBe('failed');
  });
  it('all means all of the basis', () => {
    expect(resultOf(rules('cast', 'all'), counted(3, 0, 2))).toBe('passed');
    expect(resultOf(rules('present', 'all'), counted(3, 0, 2))).toBe('failed');
    expect(resultOf(rules('electorate', 'all'), counted(3, 0, 0, 1))).toBe('failed');
  });
  it.each([
    ['cast', 'more-than-half', counted(2, 2, 5), 'tied'],
    ['present', 'more-than-half', counted(2, 2, 5), 'failed'],
    ['present', 'more-than-half', counted(2, 2), 'tied'],
    ['present', 'more-than-half', counted(2, 2, 1), 'failed'],
    ['electorate', 'more-than-half', counted(2, 2), 'tied'],
    ['electorate', 'more-than-half', counted(2, 2, 0, 1), 'tied'],
    ['electorate', 'more-than-half', counted(2, 2, 0, 2), 'failed'],
    ['cast', 'two-thirds', counted(1, 1), 'tied'],
    ['cast', 'two-thirds', counted(1, 1, 4), 'tied'],
    ['cast', 'two-thirds', counted(2, 2), 'failed'],
    ['present', 'two-thirds', counted(1, 1, 1), 'failed'],
    ['electorate', 'two-thirds', counted(2, 2), 'tied'],
    ['cast', 'all', counted(1, 1), 'failed'],
    ['cast', 'more-than-half', counted(0, 0, 5), 'failed'],
    ['cast', 'more-than-half', counted(2, 3), 'failed'],
    ['cast', 'two-thirds', counted(3, 2), 'failed'],
  ] as const)('of %s, %s, for %j is %s', (basis, fraction, tally, result) => {
    expect(resultOf(rules(basis, fraction), tally)).toBe(result);
  });
  it('is tied in a cycle of the earlier rule wherever as many are for as against, and somebody is for', () => {
    expect(resultOf(ofOld('present', 'more-than-half'), counted(2, 2, 5))).toBe('tied');
    expect(resultOf(ofOld('cast', 'two-thirds'), counted(2, 2))).toBe('tied');
    expect(resultOf(ofOld('cast', 'all'), counted(1, 1))).toBe('tied');
    expect(resultOf(ofOld('cast', 'more-than-half'), counted(0, 0, 5))).toBe('failed');
  });
  it('is none without a quorum', () => {
    expect(resultOf({ ...rules('cast', 'all'), ...quorum(3, 0, 1) }, counted(2, 0))).toBe('no-quorum');
  });
  it('never passes without a vote to promote', () => {
    fc.assert(
      fc.property(passRules, tallies, (policy, tally) => {
        expect(resultOf(policy, { ...tally, promote: 0 })).not.toBe('passed');
      }),
    );
  });
  it('never gets worse with one more vote to promote', () => {
    fc.assert(
      fc.property(passRules, tallies, (policy, tally) => {
        fc.pre(resultOf(policy, tally) === 'passed');
        const more = { ...tally, promote: tally.promote + 1, electorate: tally.electorate + 1 };
        expect(resultOf(policy, more)).toBe('passed');
      }),
    );
  });
  it('is never better with fewer votes for: one taken back, turned into an abstention or against', () => {
    const RANK = { 'no-quorum': 0, failed: 0, tied: 1, passed: 2 };
    let better = 0;
    fc.assert(
      fc.property(passRules, tallies, (policy, { promote, notYet, abstain, electorate, recused }) => {
        fc.pre(promote > 0);
        const before = RANK[resultOf(policy, { promote, notYet, abstain, electorate, recused })];
        for (const [against, aside] of [
          [0, 0],
          [1, 0],
          [0, 1],
        ] as const) {
          const fewer = { promote: promote - 1, notYet: notYet + against, abstain: abstain + aside };
          const after = RANK[resultOf(policy, { ...fewer, electorate, recused })];
          expect(after).toBeLessThanOrEqual(before);
          if (after < before) better += 1;
        }
      }),
      { numRuns: 1_000 },
    );
    expect(better).toBeGreaterThan(0);
  });
  it('fails a tie if the policy says so, leaving nothing to the chair', () => {
    fc.assert(
      fc.property(passRules, tallies, (policy, tally) => {
        expect(resultOf({ ...policy, tie: 'fails' }, tally)).not.toBe('tied');
      }),
    );
  });
});
