import fc from 'fast-check';
import type { Area, Criterion, Level, LevelRequirement } from '../kernel/rubric.js';
import { framework, semanticForm, type FrameworkEvent, type FrameworkState } from './index.js';

const frameworkId = 'f';
type Parts = Readonly<{ levels: readonly Level[]; areas: readonly Area[]; criteria: readonly Criterion[] }>;
const built = ({ levels, areas, criteria }: Parts): FrameworkState => {
  const events: FrameworkEvent[] = [
    { type: 'FrameworkDrafted', data: { frameworkId, track: 't', title: 'T', scale: { min: 1, max: 5, labels: [] } } },
    ...levels.map((level): FrameworkEvent => ({ type: 'LevelDefined', data: { frameworkId, level } })),
    ...areas.map((area): FrameworkEvent => ({ type: 'AreaDescribed', data: { frameworkId, area } })),
    ...criteria.map((criterion): FrameworkEvent => ({ type: 'CriterionAdded', data: { frameworkId, criterion } })),
  ];
  const state = events.reduce(framework.evolve, framework.initialState());
  if (state === null) throw new Error('no state');
  return state;
};
const form = (parts: Parts): string => semanticForm(built(parts));

const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const words = fc.array(fc.stringMatching(/^[A-Za-zé]{1,6}$/), { minLength: 1, maxLength: 5 }).map((w) => w.join(' '));
const distinct = <T extends { key: string }>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { selector: (item) => item.key, minLength: 1, maxLength: 5 });
const requirement: fc.Arbitrary<LevelRequirement> = fc.record({
  level: key,
  requiredRating: fc.integer({ min: 1, max: 5 }),
  weight: fc.option(fc.integer({ min: 1, max: 9 })),
  critical: fc.boolean(),
  minEvidence: fc.integer({ min: 1, max: 3 }),
});
const level = fc.record({ key, title: words, ordinal: fc.nat(9), summary: words });
const area = fc.record({ key, title: words, examples: fc.array(words), antiPatterns: fc.array(words) });
const criterion = fc.record({
  key,
  area: key,
  text: words,
  requirements: fc.uniqueArray(requirement, { selector: (r) => r.level, maxLength: 4 }),
  source: fc.constant(null),
});
const parts: fc.Arbitrary<Parts> = fc.record({
  levels: distinct(level),
  areas: distinct(area),
  criteria: distinct(criterion),
});
const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

describe('the semantic form', () => {
  it('does not depend on the order in which things were added', () => {
    fc.assert(
      fc.property(
        parts.chain((p) => fc.tuple(fc.constant(p), shuffled(p.levels), shuffled(p.areas), shuffled(p.criteria))),
        ([original, levels, areas, criteria]) => {
          const turned = criteria.map((c) => ({ ...c, requirements: [...c.requirements].reverse() }));
          expect(form({ levels, areas, criteria: turned })).toBe(form(original));
        },
      ),
    );
  });
  it('ignores white space, composition of letters, and sources', () => {
    const loose = (text: string): string => ` ${text.normalize('NFD').replaceAll(' ', '\u00a0\n\t ')} `;
    fc.assert(
      fc.property(parts, (p) => {
        const criteria = p.criteria.map((c) => ({
          ...c,
          text: loose(c.text),
          source: { blueprint: 'b', item: 'i', locator: 'line 9' },
        }));
        const areas = p.areas.map((a) => ({ ...a, title: loose(a.title), examples: a.examples.map(loose) }));
        expect(form({ ...p, areas, criteria })).toBe(form(p));
      }),
    );
  });
  it('changes with every part that has meaning', () => {
    const asked: LevelRequirement = { level: 'l', requiredRating: 3, weight: null, critical: false, minEvidence: 1 };
    const c: Criterion = { key: 'c', area: 'a', text: 'Text.', requirements: [asked], source: null };
    const a: Area = { key: 'a', title: 'A', examples: ['one'], antiPatterns: ['two'] };
    const l: Level = { key: 'l', title: 'L', ordinal: 1, summary: '' };
    const m: Level = { key: 'm', title: 'M', ordinal: 2, summary: '' };
    const base: Parts = { levels: [l, m], areas: [a], criteria: [c] };
    const asking = (change: Partial<LevelRequirement>): Parts => ({
      ...base,
      criteria: [{ ...c, requirements: [{ ...asked, ...change }] }],
    });
    const meant = [
      base,
      asking({ weight: 1 }),
      asking({ weight: 2 }),
      asking({ requiredRating: 4 }),
      asking({ critical: true }),
      asking({ minEvidence: 2 }),
      asking({ level: 'm' }),
      { ...base, criteria: [{ ...c, text: 'Text!' }] },
      { ...base, criteria: [{ ...c, area: 'b' }] },
      { ...base, criteria: [{ ...c, key: 'd' }] },
      { ...base, areas: [{ ...a, examples: ['two'], antiPatterns: ['one'] }] },
      { ...base, levels: [{ ...l, ordinal: 3 }, m] },
      { ...base, levels: [{ ...l, title: 'LL' }, m] },
      { ...base, levels: [l] },
    ].map(form);
    expect(new Set(meant).size).toBe(meant.length);
  });
  it('depends on the rank of a level, not its number', () => {
    const levels = [1, 2].map((n) => ({ key: `l${String(n)}`, title: 'L', ordinal: n, summary: '' }));
    const spread = levels.map((l) => ({ ...l, ordinal: l.ordinal * 10 }));
    expect(form({ levels: spread, areas: [], criteria: [] })).toBe(form({ levels, areas: [], criteria: [] }));
  });
});
