import { story, told } from '@plumbline/testing';
import { nomination, type NominationEvent, type NominationState } from './index.js';

const after = (...events: readonly NominationEvent[]): NominationState | null =>
  events.reduce(nomination.evolve, nomination.initialState());

describe('the state of a nomination', () => {
  it('is null before it is opened, whatever other events come', () => {
    expect(after(story.vote('mia', 'promote'), told('NominationSubmitted', {}))).toBeNull();
  });
  it('has no vote of recused people', () => {
    const recused = told('ReviewerRecused', { personId: 'mia', reason: 'Family.' });
    const state = after(...story.voting, story.vote('mia', 'promote'), story.vote('max', 'not-yet'), recused);
    expect([...(state?.votes ?? [])]).toEqual([['max', 'not-yet']]);
  });
  it('has nothing of a round once its decision is reopened', () => {
    expect(after(...story.released, told('DecisionReopened', { reason: 'Upheld.', opens: 'reviews' }))).toMatchObject({
      status: 'submitted',
      votes: new Map(),
      closed: null,
      tallyVoid: false,
      tieBrokenAs: null,
      outcome: null,
      decision: null,
      feedback: null,
      round: 1,
    });
  });
  it('drops the text of withdrawn evidence', () => {
    const state = after(...story.written, told('EvidenceWithdrawn', { evidenceId: 'e1', reason: 'Wrong person.' }));
    expect(state?.evidence.get('e1')).toEqual({ criteria: ['design'], withdrawn: true, content: null });
  });
  it('does not change the previous state', () => {
    const before = after(...story.voting);
    const frozen = structuredClone(before);
    if (before !== null)
      for (const event of [story.vote('mia', 'promote'), ...story.appealed, ...story.withdrawn])
        nomination.evolve(before, event);
    expect(before).toEqual(frozen);
  });
});
