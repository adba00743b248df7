import { deciderSpec, storyRubric } from '@plumbline/testing';
import { DEFAULT_POLICY } from '../../kernel/policy.js';
import type { Timed } from '../../kernel/recorded.js';
import { KEPT, type Retention } from '../../kernel/retention.js';
import { cycle, type CycleCommand, type CycleEvent } from '../index.js';

const { given } = deciderSpec(cycle);
const cycleId = 'spring';
const by = { actor: 'ops', now: '2027-01-01T00:00:00Z' };
const content = {
  ...{ cycleId, title: 'C', framework: { id: 'f', version: 1 }, levels: ['staff'] },
  deadlines: {
    nominations: '2027-02-01T00:00:00Z',
    reviews: '2027-03-01T00:00:00Z',
    votes: '2027-04-01T00:00:00Z',
    decisions: '2027-05-01T00:00:00Z',
  },
};
const recordedAt = (instant: string, event: CycleEvent): Timed<CycleEvent> => ({
  ...event,
  metadata: { recordedAt: instant },
});
const opened = recordedAt('2027-01-01T00:00:00.000Z', {
  type: 'CycleOpened',
  data: { ...content, track: 't', policy: DEFAULT_POLICY },
});
const SOME: Retention = { promoted: 60, notPromoted: 12, undecided: 1 };
const setEvent = (retention: Retention, reason: string | null = 'Agreed.'): CycleEvent => ({
  type: 'RetentionSet',
  data: { cycleId, retention, reason },
});
const set = (retention: Retention, reason = 'Agreed.'): CycleCommand => ({
  ...{ type: 'SetRetention', data: { cycleId, retention, reason }, ...by },
});
const closed = recordedAt('2027-06-01T00:00:00.000Z', { type: 'CycleClosed', data: { cycleId, unfinished: [] } });
const expired: CycleEvent = { type: 'CycleTextsExpired', data: { cycleId } };
const expire = (now: string, facts: Partial<{ textsLeft: boolean; held: boolean }> = {}): CycleCommand => ({
  ...{ type: 'ExpireCycleTexts', data: { cycleId }, actor: 'system/retention', now },
  facts: { textsLeft: false, held: false, ...facts },
});

describe('the retention of a cycle', () => {
  it('is set in every phase, also once it is closed, with a reason', () => {
    for (const before of [[opened], [opened, closed]])
      given(...before)
        .when(set(SOME))
        .then(setEvent(SOME));
    given(opened).when(set(SOME, ' ')).thenRejected('reason-missing');
  });
  it('that is so already is not set again', () => {
    given(opened).when(set(KEPT)).thenNothing();
    given(opened, setEvent(SOME)).when(set(SOME)).thenNothing();
  });
  it.each([0, -1, 1.5, 1201, Number.NaN])('is not %d months, and the refusal names the class', (months) => {
    given(opened)
      .when(set({ ...SOME, undecided: months }))
      .thenRejected('retention-months', 'undecided');
  });
  it('may be stated with the opening, which then has no reason for it', () => {
    const open = (retention?: Retention) =>
      ({
        ...{ type: 'OpenCycle', ...by },
        data: { ...content, policy: DEFAULT_POLICY, ...(retention && { retention }) },
        facts: { rubric: storyRubric, openerLevel: null },
      }) as CycleCommand;
    expect(cycle.decide(open(SOME), null)).toMatchObject([{ type: 'CycleOpened' }, setEvent(SOME, null)]);
    expect(cycle.decide(open(), null)).toHaveLength(1);
    expect(() => cycle.decide(open({ ...SOME, promoted: 0 }), null)).toThrow('promoted');
    const state = [opened, setEvent(SOME, null)].reduce(cycle.evolve, null);
    expect(cycle.decide(open(SOME), state)).toEqual([]);
    expect(() => cycle.decide(open(), state)).toThrow('other content');
  });
});

describe('the texts of a cycle itself', () => {
  const due = [opened, recordedAt('2027-01-01T00:00:00.000Z', setEvent(SOME)), closed];

  it('go with the last class of its nominations, and not before', () => {
    given(...due)
      .when(expire('2032-05-31T23:59:59Z'))
      .thenNothing();
    given(...due)
      .when(expire('2032-06-01T00:00:00Z'))
      .then(expired);
  });
  it('stay while a nomination has its own, while one is under a hold, and once they are gone', () => {
    const late = '2040-01-01T00:00:00Z';
    given(...due)
      .when(expire(late, { textsLeft: true }))
      .thenNothing();
    given(...due)
      .when(expire(late, { held: true }))
      .thenNothing();
    given(...due, expired)
      .when(expire(late))
      .thenNothing();
  });
  it('stay where a class is kept, and where the cycle was reopened', () => {
    const late = '2040-01-01T00:00:00Z';
    given(...due, setEvent({ ...SOME, promoted: null }))
      .when(expire(late))
      .thenNothing();
    given(...due, { type: 'CycleReopened', data: { cycleId, reason: 'Appeal.' } })
      .when(expire(late))
      .thenNothing();
  });
  it('once gone end the cycle: it is neither reopened, nor is its retention set', () => {
    const reopen: CycleCommand = { type: 'ReopenCycle', data: { cycleId, reason: 'Appeal.' }, ...by };
    for (const command of [reopen, set(KEPT)])
      given(...due, expired)
        .when(command)
        .thenRejected('texts-expired');
  });
});
