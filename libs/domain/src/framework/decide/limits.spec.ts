import { deciderSpec, frameworkTold, growthByEight } from '@plumbline/testing';
import fc from 'fast-check';
import type { Criterion } from '../../kernel/rubric.js';
import { framework, type FrameworkEvent } from '../index.js';

const { given } = deciderSpec(framework);
const { command, event } = frameworkTold('track');
const staff = { key: 'staff', title: 'Staff', ordinal: 1, summary: '' };
const area = { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] };
const criterion = (key: string): Criterion => ({
  ...{ key, area: 'craft', text: 'Does it.', source: null },
  requirements: [{ level: 'staff', requiredRating: 3, weight: null, critical: false, minEvidence: 1 }],
});
const signal = (key: string) => ({ key, area: 'craft', text: 'Does not.', source: null });
const drafted = event('FrameworkDrafted', { track: 'ic', title: 'IC', scale: { min: 1, max: 5, labels: [] } });
const begun = [drafted, event('LevelDefined', { level: staff }), event('AreaDescribed', { area })];
const keys = (count: number) => Array.from({ length: count }, (_, n) => `k${String(n)}`);
const evolveAll = framework.evolveAll ?? (() => null);

describe('the size of a draft', () => {
  const mapping = { levels: [staff], rules: [] };
  const applying = (part: 'criteria' | 'counterSignals', made: (key: string) => object, count: number) =>
    command('ApplyMapping', {
      mapping,
      parts: { areas: [area], criteria: [], counterSignals: [], [part]: keys(count).map(made) },
    });
  const state = (...events: FrameworkEvent[]) => evolveAll(null, [...begun, ...events]);

  it('is bounded for every command that adds to it', () => {
    expect(framework.decide(applying('criteria', criterion, 2_000), state())).toHaveLength(2_001);
    given(drafted)
      .when(applying('criteria', criterion, 2_001))
      .thenRejected('criteria-too-many', '2001', '2000');
    given(drafted)
      .when(applying('counterSignals', signal, 2_001))
      .thenRejected('counter-signals-too-many', '2000');
    const full = state(
      ...keys(2_000).flatMap((key) => [
        event('CriterionAdded', { criterion: criterion(key) }),
        event('CounterSignalAdded', { signal: signal(key) }),
      ]),
    );
    for (const [one, code] of [
      [command('AddCriterion', { criterion: criterion('more') }), 'criteria-too-many'],
      [command('AddCounterSignal', { signal: signal('more') }), 'counter-signals-too-many'],
    ] as const)
      expect(() => framework.decide(one, full)).toThrow(expect.objectContaining({ code }));
    expect(framework.decide(command('RemoveCriterion', { key: 'k1' }), full)).toHaveLength(1);
  });
  it('is checked before a document is recorded', () => {
    const role = { title: null, level: null, track: null, department: null, horizon: null, reportsTo: null };
    const edition = (count: number) => ({
      ...{ source: { name: 'long.md', format: 'x', sha256: 'd' }, document: null, importerVersion: 'x/1', role },
      items: keys(count).map((key) => ({ kind: 'skill', key, text: key, section: '', group: null, ordinal: 1 })),
      ...{ unmapped: [], ambiguities: [] },
    });
    const importing = (count: number) => command('ImportBlueprint', { edition: edition(count), applied: null });
    given(drafted).when(importing(2_001)).thenRejected('blueprint-too-long', 'long.md', '2001');
    expect(framework.decide(importing(2_000), state())).toHaveLength(1);
  });
});

describe('folding many events at once', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  const mapping = { levels: [], rules: [] };
  const nothing = { criteria: [], counterSignals: [] };
  const change = fc.oneof(
    key.map((each) => event('CriterionAdded', { criterion: criterion(each) })),
    key.map((each) => event('CriterionRevised', { criterion: { ...criterion(each), text: 'Said again.' } })),
    key.map((each) => event('CriterionRemoved', { key: each })),
    key.map((each) => event('CounterSignalAdded', { signal: signal(each) })),
    key.map((each) => event('CounterSignalRemoved', { key: each })),
    key.map((each) => event('LevelDefined', { level: { ...staff, key: each } })),
    key.map((each) => event('LevelRemoved', { key: each })),
    key.map((each) => event('AreaDescribed', { area: { ...area, key: each } })),
    key.map((each) => event('AreaRemoved', { key: each })),
    key.map((each) => event('MappingApplied', { mapping, laid: { ...nothing, areas: [{ ...area, key: each }] } })),
    fc.constant(event('CriteriaReordered', { keys: ['c', 'a', 'b'] })),
    fc.nat(3).map((version) => event('FrameworkPublished', { version, semanticHash: 'h' })),
  );
  it('equals folding them one by one, and changes no earlier state', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (first, second) => {
        const one = [...begun, ...first].reduce(framework.evolve, null);
        const before = structuredClone(one);
        const all = evolveAll(one, second);
        expect(one).toEqual(before);
        expect(all).toEqual(second.reduce(framework.evolve, one));
        expect([...(all?.criteria.keys() ?? [])]).toEqual([
          ...(second.reduce(framework.evolve, one)?.criteria.keys() ?? []),
        ]);
      }),
    );
  });
  it('takes linear time', () => {
    const evolved = (count: number) =>
      evolveAll(null, [
        ...begun,
        ...keys(count).map((each) => event('CriterionAdded', { criterion: criterion(each) })),
      ]);
    expect(evolved(12_000)?.criteria.size).toBe(12_000);
    expect(growthByEight(evolved, 12_000)).toBeLessThan(24);
  });
});
