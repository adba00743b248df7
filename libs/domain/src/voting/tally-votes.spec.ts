import fc from 'fast-check';
import { electorateOf } from './electorate.js';
import { tallyVotes } from './tally-votes.js';
import type { VoteChoice } from './types.js';

const people = ['a', 'b', 'c', 'd', 'e', 'f'];
const choice = fc.constantFrom<VoteChoice>('promote', 'not-yet', 'abstain');
const votes = fc.array(fc.tuple(fc.constantFrom(...people), choice));
const committee = fc.record({
  members: fc.subarray(people),
  recused: fc.subarray(people),
  candidateId: fc.constantFrom(...people),
});

describe('the electorate', () => {
  it('is the members without recused people and the candidate, each once', () => {
    expect(electorateOf({ members: ['a', 'b', 'b', 'c', 'd'], recused: new Set(['c']), candidateId: 'd' })).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('a tally', () => {
  it('counts members only, each with their latest choice', () => {
    const table = { members: ['a', 'b', 'c', 'd'], recused: ['d'], candidateId: 'x' };
    const cast = [
      ['a', 'not-yet'],
      ['b', 'not-yet'],
      ['d', 'promote'],
      ['z', 'promote'],
      ['a', 'promote'],
    ] as const;
    expect(tallyVotes(table, cast)).toEqual({ electorate: 3, promote: 1, notYet: 1, abstain: 0, recused: 1 });
  });
  it('never counts more votes than the electorate has members', () => {
    fc.assert(
      fc.property(committee, votes, (table, cast) => {
        const { electorate, promote, notYet, abstain, recused } = tallyVotes(table, cast);
        expect(promote + notYet + abstain).toBeLessThanOrEqual(electorate);
        expect(electorate + recused).toBe(table.members.length);
      }),
    );
  });
  it('does not depend on the order in which members voted', () => {
    fc.assert(
      fc.property(committee, votes, (table, cast) => {
        const once = [...new Map(cast)];
        expect(tallyVotes(table, once.toReversed())).toEqual(tallyVotes(table, once));
      }),
    );
  });
});
