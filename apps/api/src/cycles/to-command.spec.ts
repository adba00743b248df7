import type { CommandContext } from '@plumbline/application';
import { DEFAULT_POLICY } from '@plumbline/domain';
import { toOpenCycle } from './to-command.js';

const context: CommandContext = { actor: 'ops', now: '2026-01-01T00:00:00Z', correlationId: 'c', causationId: 'c' };
const { readiness, quorum, pass: byDefault, tie, minReviews } = DEFAULT_POLICY;
const defaults = { readiness, quorum, pass: byDefault, tie, minReviews };
const dto = {
  title: 'Spring',
  framework: { id: 'eng', version: 1 },
  levels: ['staff'],
  deadlines: {
    nominations: '2026-02-01T00:00:00Z',
    reviews: '2026-03-01T00:00:00Z',
    votes: '2026-04-01T00:00:00Z',
    decisions: '2026-05-01T00:00:00Z',
  },
};

describe('the policy of a new cycle', () => {
  it('is the default where none is stated', () => {
    expect(toOpenCycle('spring', dto, context).input.data.policy).toStrictEqual(defaults);
  });
  it('keeps the default of every part that is left out', () => {
    const pass = { basis: 'electorate', fraction: 'all' } as const;
    const asked = toOpenCycle('spring', { ...dto, policy: { pass, minReviews: 0 } }, context).input;
    expect(asked.data.policy).toStrictEqual({ ...defaults, pass, minReviews: 0 });
  });
});
