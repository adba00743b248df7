import { deciderSpec } from '@plumbline/testing';
import type { Criterion, LevelRequirement } from '../../kernel/rubric.js';
import { framework, rubricOf, type FrameworkCommand, type FrameworkEvent, type FrameworkState } from '../index.js';

const { given } = deciderSpec(framework);
const frameworkId = 'engineering';
const by = { actor: 'admin', now: '2027-01-01T00:00:00Z' };
const scale = { min: 1, max: 4, labels: [] };
const asked: LevelRequirement = { level: 'staff', requiredRating: 3, weight: 2.5, critical: true, minEvidence: 1 };
const staff = { key: 'staff', title: 'Staff', ordinal: 2, summary: '' };
const senior = { key: 'senior', title: 'Senior', ordinal: 1, summary: '' };
const craft = { key: 'craft', title: 'Craft', examples: ['Left it simpler.'], antiPatterns: [] };
const clear: Criterion = { key: 'clear', area: 'craft', text: 'Writes clearly.', requirements: [asked], source: null };

const event = <T extends FrameworkEvent['type']>(
  type: T,
  data: Omit<Extract<FrameworkEvent, { type: T }>['data'], 'frameworkId'>,
) => ({ type, data: { frameworkId, ...data } }) as unknown as FrameworkEvent;
const command = <T extends FrameworkCommand['type']>(
  type: T,
  data: Omit<Extract<FrameworkCommand, { type: T }>['data'], 'frameworkId'>,
) => ({ type, data: { frameworkId, ...data }, ...by }) as unknown as FrameworkCommand;

const drafted = event('FrameworkDrafted', { track: 'ic', title: 'Engineering', scale });
const withStaff = event('LevelDefined', { level: staff });
const withCraft = event('AreaDescribed', { area: craft });
const withClear = event('CriterionAdded', { criterion: clear });
const complete = [drafted, withStaff, withCraft, withClear];
const published = event('FrameworkPublished', { version: 1, semanticHash: 'h1' });
const retired = event('FrameworkRetired', { reason: 'merged' });
const added = (change: Partial<Criterion>) => event('CriterionAdded', { criterion: { ...clear, ...change } });
const add = (change: Partial<Criterion>) => command('AddCriterion', { criterion: { ...clear, ...change } });
const asking = (change: Partial<LevelRequirement>) => ({ requirements: [{ ...asked, ...change }] });
const publish = (semanticHash: string) => command('PublishFramework', { semanticHash });
const stateAfter = (...events: FrameworkEvent[]): FrameworkState | null =>
  events.reduce(framework.evolve, framework.initialState());

describe('drafting a framework', () => {
  const draft = (change: object = {}) =>
    command('DraftFramework', { track: 'ic', title: 'Engineering', scale, ...change });
  it('begins a draft', () => {
    given().when(draft()).then(drafted);
  });
  it('names all points of its scale, or none', () => {
    const named = (...labels: string[]) => ({ scale: { min: 2, max: 4, labels } });
    for (const change of [named('low', 'good', 'high'), named()])
      given()
        .when(draft(change))
        .then({ ...drafted, data: { ...drafted.data, ...change } } as FrameworkEvent);
    given()
      .when(draft(named('low', 'high')))
      .thenRejected('scale-labels', 'all 3 points', 'from 2 up');
    given()
      .when(draft(named('none', 'low', 'good', 'high')))
      .thenRejected('scale-labels');
  });
  it('refuses an id that a different framework has', () => {
    given(drafted)
      .when(draft({ title: 'Other' }))
      .thenRejected('framework-exists');
  });
  it.each([
    ['scale-invalid', { scale: { min: 4, max: 4, labels: [] } }],
    ['scale-invalid', { scale: { min: 0.5, max: 4, labels: [] } }],
    ['scale-labels', { scale: { min: 1, max: 4, labels: ['low', 'high'] } }],
    ['title-missing', { title: ' \t' }],
    ['track-missing', { track: '' }],
  ])('refuses with %s: %j', (code, change) => {
    given().when(draft(change)).thenRejected(code);
  });
  it('is required before every other command', () => {
    given().when(add({})).thenRejected('framework-not-found');
    given().when(publish('h1')).thenRejected('framework-not-found');
  });
});

describe('levels and areas of a draft', () => {
  it('are defined', () => {
    given(drafted)
      .when(command('DefineLevel', { level: staff }))
      .then(withStaff);
    given(drafted)
      .when(command('DescribeArea', { area: craft }))
      .then(withCraft);
  });
  it.each([
    ['key-invalid', { key: '__proto__' }],
    ['key-invalid', { key: 'Staff' }],
    ['key-invalid', { key: 'a'.repeat(129) }],
    ['title-missing', { title: '' }],
    ['ordinal-invalid', { ordinal: 1.5 }],
  ])('refuses a level with %s: %j', (code, change) => {
    given(drafted)
      .when(command('DefineLevel', { level: { ...staff, ...change } }))
      .thenRejected(code);
  });
  it.each([
    ['key-invalid', { key: 'no spaces' }],
    ['title-missing', { title: '  ' }],
  ])('refuses an area with %s: %j', (code, change) => {
    given(drafted)
      .when(command('DescribeArea', { area: { ...craft, ...change } }))
      .thenRejected(code);
  });
});

const unratable = [
  ['level-unknown', asking({ level: 'principal' })],
  ['rating-off-scale', asking({ requiredRating: 5 })],
  ['rating-off-scale', asking({ requiredRating: 0 })],
  ['rating-off-scale', asking({ requiredRating: 2.5 })],
  ['weight-invalid', asking({ weight: 0 })],
  ['weight-invalid', asking({ weight: -1 })],
  ['weight-invalid', asking({ weight: 1.2345 })],
  ['weight-invalid', asking({ weight: Number.POSITIVE_INFINITY })],
  ['weight-invalid', asking({ weight: Number.NaN })],
  ['min-evidence-invalid', asking({ minEvidence: 0 })],
  ['min-evidence-invalid', asking({ minEvidence: 1.5 })],
  ['requirement-duplicate', { requirements: [asked, asked] }],
  ['area-unknown', { area: 'elsewhere' }],
  ['text-missing', { text: '\n' }],
  ['key-invalid', { key: '-clear' }],
] as const;

describe('criteria of a draft', () => {
  const bare = [drafted, withStaff, withCraft];
  it('are added', () => {
    given(...bare)
      .when(add({}))
      .then(withClear);
  });
  it.each([0.001, 0.07, 33.333, 1_000_000, null])('may weigh %p', (weight) => {
    given(...bare)
      .when(add(asking({ weight })))
      .then(added(asking({ weight })));
  });
  it.each(unratable)('are refused with %s: %j', (code, change) => {
    given(...bare)
      .when(add(change))
      .thenRejected(code);
  });
  it('are refused if a different criterion has the key', () => {
    given(...complete)
      .when(add({ text: 'Other.' }))
      .thenRejected('criterion-exists');
  });
  it('are revised as a whole and keep the source if the revision names none', () => {
    const source = { blueprint: 'd', item: 'i', locator: 'line 3' };
    const text = 'Writes so that others act.';
    given(drafted, withStaff, withCraft, added({ source }))
      .when(command('ReviseCriterion', { criterion: { ...clear, text } }))
      .then(event('CriterionRevised', { criterion: { ...clear, text, source } }));
  });
  it('are not revised if they do not exist, or with invalid content', () => {
    given(...bare)
      .when(command('ReviseCriterion', { criterion: clear }))
      .thenRejected('criterion-unknown');
    const criterion = { ...clear, ...asking({ requiredRating: 9 }) };
    given(...complete)
      .when(command('ReviseCriterion', { criterion }))
      .thenRejected('rating-off-scale');
  });
  it('are removed, and can be added again', () => {
    const removed = event('CriterionRemoved', { key: 'clear' });
    given(...complete)
      .when(command('RemoveCriterion', { key: 'clear' }))
      .then(removed);
    given(...complete)
      .when(command('RemoveCriterion', { key: 'unheard-of' }))
      .thenRejected('criterion-unknown');
    given(...complete, removed)
      .when(add({}))
      .then(withClear);
  });
});

describe('publishing', () => {
  it('numbers versions from one', () => {
    given(...complete)
      .when(publish('h1'))
      .then(published);
    const next = event('FrameworkPublished', { version: 2, semanticHash: 'h2' });
    given(...complete, published)
      .when(publish('h2'))
      .then(next);
  });
  it('creates no new version for the same meaning', () => {
    given(...complete, published, added({ key: 'other' }))
      .when(publish('h1'))
      .thenNothing();
  });
  it('refuses a framework without levels', () => {
    given(drafted, withCraft).when(publish('h1')).thenRejected('levels-missing');
  });
  it('refuses a level without requirements', () => {
    given(...complete, event('LevelDefined', { level: senior }))
      .when(publish('h1'))
      .thenRejected('level-without-criteria');
  });
  it('refuses two levels with one ordinal', () => {
    given(...complete, event('LevelDefined', { level: { ...senior, ordinal: 2 } }))
      .when(publish('h1'))
      .thenRejected('ordinal-shared');
  });
  it('refuses a criterion without requirements', () => {
    given(...complete, added({ key: 'idle', requirements: [] }))
      .when(publish('h1'))
      .thenRejected('criterion-without-level');
  });
  it.each(unratable)('refuses stored criteria that today would be refused with %s: %j', (code, change) => {
    given(...complete, added({ key: 'old', ...change }))
      .when(publish('h1'))
      .thenRejected(code);
  });
  it('names what to fix', () => {
    const state = stateAfter(...complete, event('LevelDefined', { level: senior }));
    expect(() => framework.decide(publish('h1'), state)).toThrow(/senior/);
  });
  it('never changes a published version', () => {
    const before = stateAfter(...complete, published);
    const first = structuredClone(rubricOf(before, 1));
    const after = stateAfter(
      ...complete,
      published,
      event('CriterionRevised', { criterion: { ...clear, text: 'Other.' } }),
      event('LevelDefined', { level: senior }),
      event('CriterionRemoved', { key: 'clear' }),
    );
    expect(first?.criteria).toEqual([clear]);
    expect(rubricOf(after, 1)).toEqual(first);
    expect(rubricOf(after, 2)).toBeUndefined();
    expect(rubricOf(null, 1)).toBeUndefined();
  });
  it('orders levels lowest first, in whatever order they were defined', () => {
    const state = stateAfter(...complete, event('LevelDefined', { level: senior }), published);
    expect(rubricOf(state, 1)?.levels.map((level) => level.key)).toEqual(['senior', 'staff']);
  });
});

describe('retiring', () => {
  const retire = (reason: string) => command('RetireFramework', { reason });
  it('ends a framework', () => {
    given(...complete, published)
      .when(retire('merged'))
      .then(retired);
  });
  it('needs a reason', () => {
    given(...complete)
      .when(retire(''))
      .thenRejected('reason-missing');
  });
  it.each([
    add({ key: 'late' }),
    publish('h2'),
    command('DefineLevel', { level: staff }),
    command('DescribeArea', { area: craft }),
    command('ReviseCriterion', { criterion: clear }),
    command('RemoveCriterion', { key: 'clear' }),
    command('DraftFramework', { track: 'ic', title: 'Engineering', scale }),
  ])('leaves no command possible: $type', (late) => {
    given(...complete, published, retired)
      .when(late)
      .thenRejected('framework-retired');
  });
  it('keeps the versions that nominations are pinned to', () => {
    expect(rubricOf(stateAfter(...complete, published, retired), 1)?.criteria).toEqual([clear]);
  });
});
