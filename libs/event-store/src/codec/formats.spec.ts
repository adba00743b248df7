import { InvalidEvent, UpgradeUnfinished } from '@plumbline/event-log';
import { EVENT_VERSIONS } from '@plumbline/domain';
import { EVENT_FORMAT, NEW_SHAPES, type NewShape, shapedFor } from './formats.js';

/** As if these had come with the second format. */
const SHAPES: ReadonlyMap<string, NewShape> = new Map([
  [
    'DecisionReopened.v2',
    {
      since: 2,
      earlier: (data: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'opens')),
    },
  ],
  ['MemberAdded.v1', { since: 2 }],
]);
const about = { nominationId: 'n1', candidateId: 'grace', reason: 'A vote came late.' };
const reopened = (opens: string) => ({ type: 'DecisionReopened', data: { ...about, opens } });
const added = { type: 'MemberAdded', data: { cycleId: 'spring', personId: 'ada' } };

describe('an event of a version that came with a format', () => {
  it('is written as it is where the log takes that format', () => {
    expect(shapedFor(2, reopened('reviews'), SHAPES)).toEqual({ version: 2, data: reopened('reviews').data });
    expect(shapedFor(2, added, SHAPES)).toEqual({ version: 1, data: added.data });
  });
  it('is written as the version before until then, where that says the same', () => {
    expect(shapedFor(1, reopened('reviews'), SHAPES)).toEqual({ version: 1, data: about });
  });
  it('is refused until then where the version before says something else', () => {
    expect(() => shapedFor(1, reopened('votes'), SHAPES)).toThrow(UpgradeUnfinished);
  });
  it('is refused until then where the type is new', () => {
    expect(() => shapedFor(1, added, SHAPES)).toThrow(UpgradeUnfinished);
  });
  it('has to fit its own schema first', () => {
    expect(() => shapedFor(1, reopened('nothing'), SHAPES)).toThrow(InvalidEvent);
  });
});

describe('what came with formats', () => {
  it('is written in the format of today', () => {
    for (const [type, version] of Object.entries(EVENT_VERSIONS))
      expect(NEW_SHAPES.get(`${type}.v${String(version)}`)?.since ?? 1).toBeLessThanOrEqual(EVENT_FORMAT);
  });
});
