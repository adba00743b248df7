import { deciderSpec } from '@plumbline/testing';
import type { CounterSignal, Criterion } from '../../kernel/rubric.js';
import { framework, rubricOf, semanticForm, type FrameworkCommand, type FrameworkEvent } from '../index.js';

const { given } = deciderSpec(framework);
const frameworkId = 'track';
const event = (type: FrameworkEvent['type'], data: object): FrameworkEvent =>
  ({ type, data: { frameworkId, ...data } }) as unknown as FrameworkEvent;
const ask = (type: FrameworkCommand['type'], data: object): FrameworkCommand =>
  ({ type, data: { frameworkId, ...data }, actor: 'a', now: '2027-01-01T00:00:00Z' }) as unknown as FrameworkCommand;

const requirement = { level: 'staff', requiredRating: 3, weight: null, critical: false, minEvidence: 1 };
const named = (key: string): Criterion => ({
  ...{ key, area: 'craft', text: `About ${key}`, source: null },
  requirements: [requirement],
});
const weighing = (key: string, weight: number | null): Criterion => ({
  ...named(key),
  requirements: [{ ...requirement, weight }],
});
const draft = [
  event('FrameworkDrafted', { track: 'ic', title: 'IC', scale: { min: 1, max: 5, labels: [] } }),
  event('LevelDefined', { level: { key: 'staff', title: 'Staff', ordinal: 1, summary: '' } }),
  event('AreaDescribed', { area: { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] } }),
  ...['a', 'b', 'c'].map((key) => event('CriterionAdded', { criterion: named(key) })),
];
const stateOf = (...events: FrameworkEvent[]) => {
  const state = [...draft, ...events].reduce(framework.evolve, framework.initialState());
  if (state === null) throw new Error('There is no draft.');
  return state;
};

describe('the order of criteria', () => {
  const reorder = (...keys: string[]) => ask('ReorderCriteria', { keys });
  const reordered = (...keys: string[]) => event('CriteriaReordered', { keys });
  it('is part of the draft and of the next published version', () => {
    given(...draft)
      .when(reorder('c', 'a', 'b'))
      .then(reordered('c', 'a', 'b'));
    const state = stateOf(
      reordered('c', 'a', 'b'),
      event('FrameworkPublished', { version: 1, semanticHash: 'h' }),
      event('CriterionAdded', { criterion: named('d') }),
    );
    expect(rubricOf(state, 1)?.criteria.map(({ key }) => key)).toEqual(['c', 'a', 'b']);
    expect([...state.criteria.keys()]).toEqual(['c', 'a', 'b', 'd']);
  });
  it('does not change the semantic form', () => {
    expect(semanticForm(stateOf(reordered('c', 'a', 'b')))).toBe(semanticForm(stateOf()));
  });
  it.each([[['a', 'b']], [['a', 'b', 'c', 'd']], [['a', 'b', 'b']], [['a', 'b', 'c', 'c']]])(
    'must name every criterion once: not %j',
    (keys) => {
      given(...draft)
        .when(reorder(...keys))
        .thenRejected('order-incomplete');
    },
  );
  it('is refused naming the criterion that is missing and the one named twice', () => {
    given(...draft)
      .when(reorder('a', 'b', 'b'))
      .thenRejected('order-incomplete', 'Missing: c; unknown: none; named twice: b.');
  });
});

describe('weights', () => {
  const set = (...weights: object[]) => ask('SetWeights', { weights });
  const at = (criterion: string, weight: number | null, level = 'staff') => ({ criterion, level, weight });
  it('are set together, and only changes are recorded', () => {
    given(...draft)
      .when(set(at('a', 2), at('b', null), at('c', 0.5)))
      .then(
        event('CriterionRevised', { criterion: weighing('a', 2) }),
        event('CriterionRevised', { criterion: weighing('c', 0.5) }),
      );
  });
  it('can be removed', () => {
    given(...draft, event('CriterionRevised', { criterion: weighing('a', 2) }))
      .when(set(at('a', null)))
      .then(event('CriterionRevised', { criterion: named('a') }));
  });
  it.each([
    ['criterion-unknown', [at('x', 1)]],
    ['requirement-unknown', [at('a', 1, 'principal')]],
    ['weight-duplicate', [at('a', 1), at('a', 2)]],
    ['weight-invalid', [at('a', 0)]],
  ])('are refused as a whole with %s', (code, weights) => {
    given(...draft)
      .when(set(at('b', 3), ...weights))
      .thenRejected(code);
  });
});

describe('counter-signals', () => {
  const alone: CounterSignal = { key: 'alone', area: 'craft', text: 'Decides alone.', source: null };
  const withSource = { ...alone, source: { blueprint: 'one', item: 'i', locator: 'line 1' } };
  const added = (signal: CounterSignal) => event('CounterSignalAdded', { signal });
  const removed = event('CounterSignalRemoved', { key: 'alone' });
  it('are added, revised and removed like criteria', () => {
    given(...draft)
      .when(ask('AddCounterSignal', { signal: alone }))
      .then(added(alone));
    given(...draft, added(alone))
      .when(ask('AddCounterSignal', { signal: { ...alone, text: 'Other.' } }))
      .thenRejected('counter-signal-exists');
    given(...draft, added(withSource))
      .when(ask('ReviseCounterSignal', { signal: { ...alone, text: 'Other.' } }))
      .then(event('CounterSignalRevised', { signal: { ...withSource, text: 'Other.' } }));
    given(...draft)
      .when(ask('ReviseCounterSignal', { signal: alone }))
      .thenRejected('counter-signal-unknown');
    given(...draft, added(alone))
      .when(ask('RemoveCounterSignal', { key: 'alone' }))
      .then(removed);
    given(...draft)
      .when(ask('RemoveCounterSignal', { key: 'alone' }))
      .thenRejected('counter-signal-unknown');
  });
  it.each([
    ['area-unknown', { area: 'other' }],
    ['text-missing', { text: ' ' }],
    ['key-invalid', { key: 'Not a key' }],
  ])('are refused with %s', (code, change) => {
    given(...draft)
      .when(ask('AddCounterSignal', { signal: { ...alone, ...change } }))
      .thenRejected(code);
  });
  it('are part of the version and its semantic form; a framework without any keeps its hash', () => {
    const state = stateOf(added(alone), event('FrameworkPublished', { version: 1, semanticHash: 'h' }));
    expect(rubricOf(state, 1)?.counterSignals).toEqual([alone]);
    expect(semanticForm(state)).not.toBe(semanticForm(stateOf()));
    expect(semanticForm(stateOf(added(alone), removed))).toBe(semanticForm(stateOf()));
    expect(semanticForm(stateOf())).not.toContain('counterSignals');
    expect(semanticForm(stateOf(added(withSource)))).toBe(semanticForm(state));
  });
});
