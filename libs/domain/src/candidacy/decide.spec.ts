import { deciderSpec, NOW } from '@plumbline/testing';
import { candidacy, type ClaimCandidacy } from './index.js';

const { given } = deciderSpec(candidacy);
const data = (nominationId: string) => ({ cycleId: 'spring', candidateId: 'cleo', nominationId });
const claim = (nominationId: string, opens = true): ClaimCandidacy => ({
  type: 'ClaimCandidacy',
  actor: 'mo',
  now: NOW,
  data: data(nominationId),
  facts: { opens },
});
const claimed = (nominationId: string) => ({ type: 'CandidacyClaimed' as const, data: data(nominationId) });

describe('claiming a candidacy', () => {
  it('names the nomination that is about to be opened, once', () => {
    given().when(claim('n1')).then(claimed('n1'));
    given(claimed('n2')).when(claim('n1')).then(claimed('n1'));
    given(claimed('n1'), claimed('n2')).when(claim('n1')).thenNothing();
  });
  it('leaves nothing where the nomination is not opened', () => {
    given().when(claim('n1', false)).thenNothing();
  });
});

describe('a candidacy', () => {
  it('keeps every nomination that was claimed, oldest first', () => {
    const state = [claimed('n2'), claimed('n1')].reduce(candidacy.evolve, candidacy.initialState());
    expect(state).toEqual({ cycleId: 'spring', candidateId: 'cleo', nominations: ['n2', 'n1'] });
  });
});
