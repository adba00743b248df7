import type { Criterion } from '../../kernel/rubric.js';
import { framework, type FrameworkEvent, type MappedParts, previewMapping } from '../index.js';

const frameworkId = 'track';
const event = (type: FrameworkEvent['type'], data: object): FrameworkEvent =>
  ({ type, data: { frameworkId, ...data } }) as unknown as FrameworkEvent;
const staff = { key: 'staff', title: 'Staff', ordinal: 1, summary: '' };
const area = { key: 'craft', title: 'Craft', examples: ['Left it simpler.'], antiPatterns: [] };
const criterion = (key: string, weight: number | null = null): Criterion => ({
  ...{ key, area: 'craft', text: `Does ${key}.`, source: { blueprint: 'one', item: key, locator: 'line 1' } },
  requirements: [{ level: 'staff', requiredRating: 3, weight, critical: false, minEvidence: 1 }],
});
const signal = { key: 'alone', area: 'craft', text: 'Decides alone.', source: null };
const mapping = { levels: [staff], rules: [] };
const before: MappedParts = {
  areas: [area],
  criteria: ['same', 'edited', 'gone', 'edited-and-gone', 'taken-out'].map((key) => criterion(key)),
  counterSignals: [signal],
};
const ours = (key: string) => event('CriterionRevised', { criterion: { ...criterion(key), text: 'In our words.' } });
const history = [
  event('FrameworkDrafted', { track: 'ic', title: 'IC', scale: { min: 1, max: 5, labels: [] } }),
  event('MappingApplied', { mapping, laid: before }),
  event('LevelDefined', { level: staff }),
  event('AreaDescribed', { area }),
  ...before.criteria.map((each) => event('CriterionAdded', { criterion: each })),
  event('CounterSignalAdded', { signal }),
  ours('edited'),
  ours('edited-and-gone'),
  event('CriterionRemoved', { key: 'taken-out' }),
];
const state = history.reduce(framework.evolve, framework.initialState());
const rule = { becomes: 'criterion', level: 'staff', weight: 'stated', blueprint: 'one' };
const preview = (parts: MappedParts, rules: object[] = [], more: FrameworkEvent[] = []) => {
  const at = [...more].reduce(framework.evolve, state);
  if (at === null) throw new Error('There is no draft.');
  const known = framework.evolve(at, event('BlueprintImported', { source: { sha256: 'one' }, items: [] }));
  if (known === null) throw new Error('There is no draft.');
  return previewMapping(
    { frameworkId, mapping: { levels: [staff], rules: rules as never }, parts, entryLevels: null },
    known,
  );
};
const next: MappedParts = {
  areas: [{ ...area, title: 'Our craft' }],
  criteria: [criterion('same'), { ...criterion('edited'), text: 'Newer.' }, criterion('taken-out'), criterion('new')],
  counterSignals: [],
};

describe('the preview of a mapping', () => {
  it('lists what it would add, revise and remove, and what stays as edited by hand', () => {
    expect(preview(next)).toEqual({
      levels: { added: [], revised: [], removed: [], kept: [] },
      entryLevels: { added: [], removed: [] },
      areas: { added: [], revised: ['craft'], removed: [], kept: [] },
      criteria: {
        ...{ added: ['new'], revised: [], removed: ['gone'] },
        kept: [
          { key: 'edited', why: 'edited-by-hand' },
          { key: 'taken-out', why: 'removed-by-hand' },
          { key: 'edited-and-gone', why: 'no-longer-mapped' },
        ],
      },
      counterSignals: { added: [], revised: [], removed: ['alone'], kept: [] },
      mixedWeights: [],
    });
  });
  it('tells nothing of what was removed by hand, and is made no longer', () => {
    const without = { ...before, criteria: before.criteria.filter(({ key }) => key !== 'taken-out') };
    expect(preview(without).criteria).toEqual({
      ...{ added: [], revised: [], removed: [] },
      kept: [
        { key: 'edited', why: 'edited-by-hand' },
        { key: 'edited-and-gone', why: 'edited-by-hand' },
      ],
    });
    expect(preview(before).criteria.kept).toContainEqual({ key: 'taken-out', why: 'removed-by-hand' });
  });
  it('is empty for a mapping that is applied already', () => {
    const nothing = { added: [], revised: [], removed: [] };
    expect(preview(before)).toMatchObject({
      levels: nothing,
      areas: nothing,
      criteria: nothing,
      counterSignals: nothing,
    });
  });
  it('counts nothing as revised that only points to a later edition of the same words', () => {
    const later = { ...criterion('same'), source: { blueprint: 'one', item: 'same', locator: 'line 9' } };
    const others = before.criteria.filter(({ key }) => key !== 'same');
    expect(preview({ ...before, criteria: [later, ...others] }).criteria.revised).toEqual([]);
    const harder = { ...later, requirements: criterion('same', 20).requirements };
    expect(preview({ ...before, criteria: [harder, ...others] }).criteria.revised).toEqual(['same']);
  });
  it('ignores order: reordered requirements and examples are not edits', () => {
    const two = { ...area, examples: ['One.', 'Two.'] };
    const turned = event('AreaDescribed', { area: { ...two, examples: ['Two.', 'One.'] } });
    expect(preview({ ...before, areas: [two] }, [], [turned]).areas.kept).toEqual([]);
  });
  it('warns only if weights of a document are beside criteria that count as 1', () => {
    const weighed = { ...next, criteria: [criterion('same', 20), criterion('new')] };
    expect(preview(weighed, [rule]).mixedWeights).toEqual([{ level: 'staff', stated: 1, unstated: 3 }]);
    expect(preview(weighed, [{ ...rule, weight: null }]).mixedWeights).toEqual([]);
    expect(preview(next, [rule]).mixedWeights).toEqual([]);
  });
  it('is refused whenever applying would be', () => {
    expect(() => preview({ ...next, areas: [], criteria: [{ ...criterion('x'), area: 'none' }] })).toThrow('none');
  });
});
