import { nominationIdOf } from '@plumbline/event-log';
import type { CommandContext } from '@plumbline/application';
import { toCastVote, toOpenNomination, toSubmitReview } from './to-command.js';

const context: CommandContext = { actor: 'kim', now: '2026-01-01T00:00:00Z', correlationId: 'c', causationId: 'c' };

describe('requests about nominations become commands', () => {
  it('with an id that the person, the level and the cycle determine', () => {
    const dto = { cycle: 'spring', candidate: 'lee', targetLevel: 'staff' };
    expect(toOpenNomination(dto, context).input.data.nominationId).toBe(nominationIdOf('spring', 'lee', 'staff'));
  });
  it('with null for text that was left out, and without unknown fields', () => {
    const rating = { criterion: 'craft', rating: 3 };
    const review = toSubmitReview('n', { ratings: [rating], recommendation: 'promote', confidence: 'low' }, context);
    expect(review.input.data).toStrictEqual({
      nominationId: 'n',
      ratings: [{ criterion: 'craft', rating: 3, comment: null }],
      cannotJudge: [],
      recommendation: 'promote',
      confidence: 'low',
      comment: null,
      counterSignals: [],
    });
    expect(toCastVote('n', { choice: 'abstain' }, context).input.data).toStrictEqual({
      nominationId: 'n',
      choice: 'abstain',
      rationale: null,
    });
  });
});
