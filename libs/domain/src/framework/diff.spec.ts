import fc from 'fast-check';
import type { Area, CounterSignal, Criterion, Level, LevelRequirement } from '../kernel/rubric.js';
import { diffRubrics, type RubricDiff } from './index.js';

type Side = Parameters<typeof diffRubrics>[0];
const asked: LevelRequirement = { level: 'staff', requiredRating: 3, weight: null, critical: false, minEvidence: 1 };
const clear: Criterion = { key: 'clear', area: 'craft', text: 'Writes clearly.', requirements: [asked], source: null };
const alone: CounterSignal = { key: 'alone', area: 'craft', text: 'Decides alone.', source: null };
const staff: Level = { key: 'staff', title: 'Staff', ordinal: 1, summary: '' };
const craft: Area = { key: 'craft', title: 'Craft', examples: ['Left it simpler.', 'Asked.'], antiPatterns: [] };
const base: Side = {
  levels: [staff],
  entryLevels: ['junior'],
  areas: [craft],
  criteria: [clear],
  counterSignals: [alone],
};
const with_ = (change: Partial<Criterion>): Side => ({ ...base, criteria: [{ ...clear, ...change }] });
const asking = (change: Partial<LevelRequirement>): Side => with_({ requirements: [{ ...asked, ...change }] });

const key = fc.constantFrom('a', 'b', 'c', 'd');
const text = fc.constantFrom('One.', 'Two.', 'Two.  ', 'Three.');
const distinct = <T extends { key: string }>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { selector: (item) => item.key, maxLength: 4 });
const requirement = fc.record({
  level: fc.constantFrom('staff', 'principal'),
  requiredRating: fc.integer({ min: 1, max: 3 }),
  weight: fc.option(fc.integer({ min: 1, max: 2 })),
  critical: fc.boolean(),
  minEvidence: fc.integer({ min: 1, max: 2 }),
});
const sides: fc.Arbitrary<Side> = fc.record({
  levels: distinct(fc.record({ key, title: text, ordinal: fc.nat(3), summary: fc.constant('') })),
  entryLevels: fc.uniqueArray(key),
  areas: distinct(fc.record({ key, title: text, examples: fc.uniqueArray(text), antiPatterns: fc.uniqueArray(text) })),
  criteria: distinct(
    fc.record({
      ...{ key, area: fc.constantFrom('x', 'y'), text, source: fc.constant(null) },
      requirements: fc.uniqueArray(requirement, { selector: ({ level }) => level, maxLength: 2 }),
    }),
  ),
  counterSignals: distinct(fc.record({ key, area: fc.constantFrom('x', 'y'), text, source: fc.constant(null) })),
});

type Turned = Readonly<{ from: unknown; to: unknown }>;
const turned = <T extends Turned>(all: readonly T[]): T[] =>
  all.map((each) => ({ ...each, from: each.to, to: each.from }));
const inverse = ({ levels, entryLevels, areas, criteria, counterSignals }: RubricDiff): RubricDiff => ({
  levels: { added: levels.removed, removed: levels.added, revised: turned(levels.revised) },
  entryLevels: { added: entryLevels.removed, removed: entryLevels.added },
  areas: { added: areas.removed, removed: areas.added, revised: turned(areas.revised) },
  criteria: {
    ...{ added: criteria.removed, removed: criteria.added, reworded: turned(criteria.reworded) },
    ...{ moved: turned(criteria.moved), reweighted: turned(criteria.reweighted) },
  },
  counterSignals: {
    ...{ added: counterSignals.removed, removed: counterSignals.added },
    ...{ reworded: turned(counterSignals.reworded), moved: turned(counterSignals.moved) },
  },
});
const isEmpty = (diff: RubricDiff): boolean =>
  Object.values(diff).every((part) => Object.values(part).every((list: readonly unknown[]) => list.length === 0));

describe('the difference of two versions', () => {
  it('is empty between a version and itself', () => {
    fc.assert(
      fc.property(sides, (side) => {
        expect(isEmpty(diffRubrics(side, side))).toBe(true);
      }),
    );
  });
  it('has everything by its key', () => {
    const side = (keys: readonly string[], words: string): Side => ({
      ...{ levels: [], entryLevels: keys, areas: [], counterSignals: [] },
      criteria: keys.map((each) => ({ ...clear, key: each, text: words })),
    });
    const between = (from: readonly string[], to: readonly string[]) =>
      diffRubrics(side(from, 'One.'), side(to, 'Two.'));
    const keys = (all: readonly Readonly<{ key: string }>[]) => all.map((each) => each.key);
    expect(keys(between([], ['b', 'c', 'a']).criteria.added)).toEqual(['a', 'b', 'c']);
    expect(keys(between(['c', 'a', 'b'], []).criteria.removed)).toEqual(['a', 'b', 'c']);
    expect(keys(between(['a', 'b', 'c'], ['b', 'c', 'a']).criteria.reworded)).toEqual(['a', 'b', 'c']);
    expect(between([], ['b', 'c', 'a']).entryLevels.added).toEqual(['a', 'b', 'c']);
  });
  it('is reversed if the versions are swapped', () => {
    fc.assert(
      fc.property(sides, sides, (from, to) => {
        expect(diffRubrics(to, from)).toEqual(inverse(diffRubrics(from, to)));
      }),
    );
  });
  it('ignores order, sources and white space', () => {
    const source = { blueprint: 'b', item: 'i', locator: 'l' };
    const other = { ...clear, key: 'other' };
    const from = { ...base, criteria: [clear, other] };
    const to = { ...base, criteria: [other, { ...clear, source, text: 'Writes \n clearly. ' }] };
    expect(isEmpty(diffRubrics(from, to))).toBe(true);
  });
  it('lists what was added and removed', () => {
    const empty: Side = { levels: [], entryLevels: [], areas: [], criteria: [], counterSignals: [] };
    expect(diffRubrics(empty, base)).toMatchObject({
      levels: { added: [staff], removed: [] },
      entryLevels: { added: ['junior'], removed: [] },
      areas: { added: [craft], removed: [], revised: [] },
      criteria: { added: [clear], removed: [], reworded: [], reweighted: [] },
      counterSignals: { added: [alone] },
    });
    expect(diffRubrics(base, empty).criteria).toMatchObject({ added: [], removed: [clear] });
  });
  it('lists changed areas and levels, and ignores another order or composition of letters', () => {
    const ours: Area = { ...craft, title: 'Our craft', examples: ['Asked.'] };
    const chief: Level = { ...staff, summary: 'Leads.' };
    expect(diffRubrics(base, { ...base, areas: [ours], levels: [chief] })).toMatchObject({
      areas: { added: [], removed: [], revised: [{ key: 'craft', from: craft, to: ours }] },
      levels: { revised: [{ key: 'staff', from: staff, to: chief }] },
    });
    const composed = { ...craft, title: 'Qualität' };
    const apart = { ...composed, title: 'Qualität'.normalize('NFD'), examples: craft.examples.toReversed() };
    expect(isEmpty(diffRubrics({ ...base, areas: [composed] }, { ...base, areas: [apart] }))).toBe(true);
  });
  it('lists what was reworded and moved to another area', () => {
    expect(diffRubrics(base, with_({ text: 'Writes.', area: 'other' })).criteria).toMatchObject({
      reworded: [{ key: 'clear', from: 'Writes clearly.', to: 'Writes.' }],
      moved: [{ key: 'clear', from: 'craft', to: 'other' }],
      reweighted: [],
    });
  });
  it.each([{ weight: 1 }, { critical: true }, { requiredRating: 4 }, { minEvidence: 2 }])(
    'lists what was reweighted: %j',
    (change) => {
      const { level, ...before } = asked;
      expect(diffRubrics(base, asking(change)).criteria).toMatchObject({
        reworded: [],
        reweighted: [{ key: 'clear', level, from: before, to: { ...before, ...change } }],
      });
    },
  );
  it('lists a level that starts or stops requiring a criterion as reweighted', () => {
    expect(diffRubrics(base, asking({ level: 'principal' })).criteria.reweighted).toMatchObject([
      { level: 'principal', from: null, to: { requiredRating: 3 } },
      { level: 'staff', from: { requiredRating: 3 }, to: null },
    ]);
  });
});
