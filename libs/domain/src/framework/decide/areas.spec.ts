import { deciderSpec, frameworkTold } from '@plumbline/testing';
import type { Area, CounterSignal, Criterion } from '../../kernel/rubric.js';
import { framework, type FrameworkEvent, type MappedParts, previewMapping } from '../index.js';

const { given } = deciderSpec(framework);
const frameworkId = 'track';
const { command, event } = frameworkTold(frameworkId);

const staff = { key: 'staff', title: 'Staff', ordinal: 1, summary: '' };
const area = (key: string, examples: readonly string[] = []): Area => ({ key, title: key, examples, antiPatterns: [] });
const [craft, people] = [area('craft', ['One.', 'Two.']), area('people')];
const criterion = (key: string, at: string): Criterion => ({
  ...{ key, area: at, text: `Does ${key}.`, source: null },
  requirements: [{ level: 'staff', requiredRating: 3, weight: null, critical: false, minEvidence: 1 }],
});
const signal = (key: string, at: string): CounterSignal => ({ key, area: at, text: `Is ${key}.`, source: null });
const partsOf = (
  areas: readonly Area[],
  criteria: readonly Criterion[] = [],
  signals: readonly CounterSignal[] = [],
) => ({
  ...{ areas, criteria },
  counterSignals: signals,
});
const mapping = { levels: [staff], rules: [] };

const drafted = event('FrameworkDrafted', { track: 'ic', title: 'IC', scale: { min: 1, max: 5, labels: [] } });
const withStaff = event('LevelDefined', { level: staff });
const described = (one: Area) => event('AreaDescribed', { area: one });
const added = (one: Criterion) => event('CriterionAdded', { criterion: one });
const cited = (one: CounterSignal) => event('CounterSignalAdded', { signal: one });
const removed = (key: string) => event('AreaRemoved', { key });
const uncounted = (key: string) => event('CriterionRemoved', { key });
const applied = (made: MappedParts) => event('MappingApplied', { mapping, laid: made });
const apply = (made: MappedParts) => command('ApplyMapping', { mapping, parts: made });
const remove = command('RemoveArea', { key: 'craft' });

describe('describing an area again', () => {
  const other = { ...craft, examples: ['Three.'] };
  it('changes nothing where it says the same, and is refused where it says something else', () => {
    given(drafted, described(craft))
      .when(command('DescribeArea', { area: craft }))
      .thenNothing();
    given(drafted, described(craft))
      .when(command('DescribeArea', { area: other }))
      .thenRejected('area-exists', 'craft');
  });
  it('is a revision, which keeps what it leaves out', () => {
    const revise = command('ReviseArea', { key: 'craft', change: { examples: ['Three.'] } });
    given(drafted, described(craft)).when(revise).then(described(other));
    given(drafted, described(other)).when(revise).thenNothing();
    given(drafted).when(revise).thenRejected('area-unknown', 'craft');
    given(drafted, described(craft))
      .when(command('ReviseArea', { key: 'craft', change: { title: ' ' } }))
      .thenRejected('title-missing');
  });
});

describe('removing an area', () => {
  it('removes it from the draft if nothing is in it, once', () => {
    given(drafted, described(craft)).when(remove).then(removed('craft'));
    given(drafted, described(craft), removed('craft')).when(remove).thenNothing();
    given(drafted, described(craft), removed('craft'))
      .when(command('DescribeArea', { area: craft }))
      .then(described(craft));
    given(drafted, withStaff, described(craft), removed('craft'))
      .when(command('AddCriterion', { criterion: criterion('clear', 'craft') }))
      .thenRejected('area-unknown');
  });
  it('is refused while criteria or counter-signals are in it, naming some of them', () => {
    const begun = [drafted, withStaff, described(craft), described(people)];
    given(...begun, added(criterion('clear', 'craft')))
      .when(remove)
      .thenRejected('area-in-use', 'clear');
    given(...begun, cited(signal('alone', 'craft')))
      .when(remove)
      .thenRejected('area-in-use', 'alone');
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => added(criterion(key, 'craft')));
    given(...begun, ...many)
      .when(remove)
      .thenRejected('area-in-use', 'a, b, c, d, e and 2 more');
    given(...begun, added(criterion('clear', 'people')))
      .when(remove)
      .then(removed('craft'));
  });
  it('is refused for an area that never existed, even if a criterion or level with that key was removed', () => {
    given(drafted).when(remove).thenRejected('area-unknown', 'craft');
    const level = { ...staff, key: 'craft' };
    const levels = [event('LevelDefined', { level }), event('LevelRemoved', { key: 'craft' })];
    given(drafted, withStaff, described(people), added(criterion('craft', 'people')), uncounted('craft'), ...levels)
      .when(remove)
      .thenRejected('area-unknown');
  });
});

describe('an area that a mapping added', () => {
  const [clear, kind] = [criterion('clear', 'craft'), criterion('kind', 'people')];
  const before = partsOf([craft, people], [clear, kind]);
  const brought = [drafted, applied(before), withStaff, described(craft), described(people), added(clear), added(kind)];
  const next = partsOf([people], [kind]);
  const previewed = (history: readonly FrameworkEvent[], made: MappedParts) => {
    const state = history.reduce(framework.evolve, framework.initialState());
    if (state === null) throw new Error('There is no draft.');
    return previewMapping({ frameworkId, mapping, parts: made, entryLevels: null }, state).areas;
  };

  it('is removed where the next mapping makes neither it nor anything in it, after what was in it', () => {
    given(...brought)
      .when(apply(next))
      .then(applied(next), uncounted('clear'), removed('craft'));
    expect(previewed(brought, next)).toEqual({ added: [], revised: [], removed: ['craft'], kept: [] });
  });
  it('is removed after its counter-signals, also if the mapping had changed its description since', () => {
    const alone = signal('alone', 'craft');
    const anew = area('craft', ['Two.', 'Three.']);
    const [first, second] = [partsOf([craft, people], [kind], [alone]), partsOf([anew, people], [kind], [alone])];
    const history = [applied(first), withStaff, described(craft), described(people), added(kind), cited(alone)];
    given(drafted, ...history, applied(second), described(anew))
      .when(apply(next))
      .then(applied(next), event('CounterSignalRemoved', { key: 'alone' }), removed('craft'));
  });
  it('stays while something written by hand is in it, and is removed by the first mapping after that', () => {
    const ours = criterion('ours', 'craft');
    const held = [...brought, added(ours)];
    given(...held)
      .when(apply(next))
      .then(applied(next), uncounted('clear'));
    given(...held, applied(next), uncounted('clear'), uncounted('ours'))
      .when(apply(next))
      .then(removed('craft'));
    given(...brought, cited(signal('ours', 'craft')))
      .when(apply(next))
      .then(applied(next), uncounted('clear'));
    const revised = event('CriterionRevised', { criterion: { ...clear, text: 'In our words.' } });
    given(...brought, revised)
      .when(apply(next))
      .then(applied(next));
  });
  it('stays if somebody edited it by hand, which the preview says', () => {
    const ours = described({ ...craft, title: 'Our craft' });
    given(...brought, ours)
      .when(apply(next))
      .then(applied(next), uncounted('clear'));
    const kept = [{ key: 'craft', why: 'no-longer-mapped' }];
    expect(previewed([...brought, ours], next)).toMatchObject({ removed: [], kept });
  });
  it('is not one that was described by hand, before a mapping added it or after it was removed', () => {
    const rest = brought.slice(1);
    for (const byHand of [craft, area('craft')])
      given(drafted, described(byHand), ...rest)
        .when(apply(next))
        .then(applied(next), uncounted('clear'));
    given(...brought, applied(next), uncounted('clear'), removed('craft'), described(craft))
      .when(apply(next))
      .thenNothing();
  });
  it('stays removed once somebody removed it, until something is in it', () => {
    const history = [...brought, uncounted('clear'), removed('craft')];
    given(...history)
      .when(apply(before))
      .thenNothing();
    expect(previewed(history, before)).toMatchObject({ added: [], kept: [{ key: 'craft', why: 'removed-by-hand' }] });
    const fuller = partsOf([craft, people], [clear, kind, criterion('fresh', 'craft')]);
    given(...history)
      .when(apply(fuller))
      .then(applied(fuller), described(craft), added(criterion('fresh', 'craft')));
    expect(previewed(history, fuller)).toMatchObject({ added: ['craft'], kept: [] });
  });
});
