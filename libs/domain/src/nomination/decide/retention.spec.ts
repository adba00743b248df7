import { asks, deciderSpec, story, told } from '@plumbline/testing';
import type { Retained } from '../../kernel/retention.js';
import { isOpenNomination, nomination, type NominationCommand, type NominationEvent, peopleInTexts } from '../index.js';

const { given } = deciderSpec(nomination);
const cycle: Retained = {
  closedAt: '2027-06-30T10:00:00.000Z',
  retention: { promoted: 60, notPromoted: 24, undecided: 6 },
  retentionSetAt: null,
};
const state = (events: readonly NominationEvent[]) => events.reduce(nomination.evolve, nomination.initialState());
const { nominationId = '' } = state(story.decided) ?? {};
const expire = (now: string, change: Partial<Retained> = {}, held = false): NominationCommand => ({
  ...{ type: 'ExpireTexts', data: { nominationId }, actor: 'system/retention', now },
  facts: { cycle: { ...cycle, ...change }, held },
});
const expired = (ofClass: 'promoted' | 'notPromoted' | 'undecided', months: number) =>
  told('TextsExpired', { class: ofClass, months });
const LATE = '2099-01-01T00:00:00Z';
const decidedAs = (outcome: 'promoted' | 'deferred' | 'declined') =>
  story.decided.map((event) =>
    event.type === 'DecisionRecorded' ? { ...event, data: { ...event.data, outcome } } : event,
  );
const reopened = [...story.released, told('DecisionReopened', { reason: 'Upheld.', opens: 'votes' })];

describe('the texts of a nomination', () => {
  it.each([
    ['promoted', decidedAs('promoted'), expired('promoted', 60), '2032-06-30'],
    ['deferred', decidedAs('deferred'), expired('notPromoted', 24), '2029-06-30'],
    ['declined', decidedAs('declined'), expired('notPromoted', 24), '2029-06-30'],
    ['reopened', reopened, expired('undecided', 6), '2027-12-30'],
    ['voted', story.passed, expired('undecided', 6), '2027-12-30'],
  ] as const)('of one that ended %s go on their day, and not before', (_ended, events, gone, day) => {
    given(...events)
      .when(expire(`${day}T00:00:00Z`))
      .then(gone);
    given(...events)
      .when(expire(new Date(Date.parse(day) - 1).toISOString()))
      .thenNothing();
  });
  it('stay under a legal hold, where the class is kept, and where the cycle is not closed', () => {
    given(...story.decided)
      .when(expire(LATE, {}, true))
      .thenNothing();
    given(...story.passed)
      .when(expire(LATE, { retention: { ...cycle.retention, undecided: null } }))
      .thenNothing();
    given(...story.decided)
      .when(expire(LATE, { closedAt: null }))
      .thenNothing();
  });
  it('go once', () => {
    given(...story.passed, expired('undecided', 6))
      .when(expire(LATE))
      .thenNothing();
  });
  it('once gone end the nomination, also in a cycle that was reopened', () => {
    const release = asks('chris', 'ReleaseFeedback', { feedback: 'Well.' }, { cycle: { phase: 'releasing' } });
    given(...story.decided, expired('promoted', 60))
      .when(release)
      .thenRejected('texts-expired');
  });
  it('are of nobody unknown', () => {
    given().when(expire(LATE)).thenRejected('nomination-not-found');
  });
});

describe('a nomination without texts', () => {
  it('is not open any more, so that nothing waits for its withdrawal', () => {
    const [before, after] = [state(story.passed), state([...story.passed, expired('undecided', 6)])];
    const isOpen = (each: typeof before) => each !== null && isOpenNomination(each, { phase: 'releasing' });
    expect([isOpen(before), isOpen(after)]).toEqual([true, false]);
  });
});

describe('the people whom texts of a nomination may be about', () => {
  it('are its candidate, everybody who was asked to review, and the recused', () => {
    const recused = told('ReviewerRecused', { personId: 'mia', reason: 'Family.' });
    const found = state([...story.passed, recused]);
    const people = found === null ? new Set() : peopleInTexts(found);
    expect([...people].sort()).toEqual([...new Set(['cleo', 'mia', ...(found?.reviewers.keys() ?? [])])].sort());
    expect(people.size).toBeGreaterThan(2);
  });
});
