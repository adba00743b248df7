import { deciderSpec, frameworkTold } from '@plumbline/testing';
import type { Criterion } from '../../kernel/rubric.js';
import { framework, type MappedParts, semanticForm } from '../index.js';

const { given } = deciderSpec(framework);
const { command, event } = frameworkTold('track');

const level = (key: string, ordinal: number) => ({ key, title: key, ordinal, summary: '' });
const [senior, staff] = [level('senior', 1), level('staff', 2)];
const area = { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] };
const asking = (at: string): Criterion => ({
  ...{ key: 'clear', area: 'craft', text: 'Writes clearly.', source: null },
  requirements: [{ level: at, requiredRating: 3, weight: null, critical: false, minEvidence: 1 }],
});
const partsOf = (...criteria: Criterion[]): MappedParts => ({ areas: [area], criteria, counterSignals: [] });

const drafted = event('FrameworkDrafted', { track: 'ic', title: 'IC', scale: { min: 1, max: 5, labels: [] } });
const defined = (at: object) => event('LevelDefined', { level: at });
const withArea = event('AreaDescribed', { area });
const added = event('CriterionAdded', { criterion: asking('staff') });
const removed = event('LevelRemoved', { key: 'staff' });
const applied = (levels: object[], made: MappedParts) =>
  event('MappingApplied', { mapping: { levels, rules: [] }, laid: made });
const apply = (levels: object[], made: MappedParts) =>
  command('ApplyMapping', { mapping: { levels, rules: [] }, parts: made, entryLevels: null });
const remove = command('RemoveLevel', { key: 'staff' });

describe('defining a level again', () => {
  const higher = { ...staff, ordinal: 3 };
  it('changes nothing where it says the same, and is refused where it says something else', () => {
    given(drafted, defined(staff))
      .when(command('DefineLevel', { level: staff }))
      .thenNothing();
    given(drafted, defined(staff))
      .when(command('DefineLevel', { level: higher }))
      .thenRejected('level-exists', 'staff');
  });
  it('is a revision, which keeps what it leaves out', () => {
    const revise = command('ReviseLevel', { key: 'staff', change: { ordinal: 3 } });
    given(drafted, defined(staff)).when(revise).then(defined(higher));
    given(drafted, defined(higher)).when(revise).thenNothing();
    given(drafted).when(revise).thenRejected('level-unknown', 'staff');
    given(drafted, defined(staff))
      .when(command('ReviseLevel', { key: 'staff', change: { ordinal: 1.5 } }))
      .thenRejected('ordinal-invalid');
  });
});

describe('removing a level', () => {
  it('removes it from the draft if nothing requires it, once', () => {
    given(drafted, defined(senior), defined(staff)).when(remove).then(removed);
    given(drafted, defined(staff), removed).when(remove).thenNothing();
    given(drafted, defined(staff), removed)
      .when(command('DefineLevel', { level: staff }))
      .then(defined(staff));
  });
  it('is refused while criteria require it, naming them', () => {
    given(drafted, defined(staff), withArea, added).when(remove).thenRejected('level-asked-for', 'clear');
    given(drafted, defined(staff), withArea, added, event('CriterionRemoved', { key: 'clear' }))
      .when(remove)
      .then(removed);
  });
  it('is refused for a level that never existed, even if a criterion with that key was removed', () => {
    given(drafted).when(remove).thenRejected('level-unknown', 'staff');
    const namesake = { ...asking('senior'), key: 'staff' };
    const history = [event('CriterionAdded', { criterion: namesake }), event('CriterionRemoved', { key: 'staff' })];
    given(drafted, defined(senior), withArea, ...history)
      .when(remove)
      .thenRejected('level-unknown');
  });
});

describe('a level that a mapping added', () => {
  const brought = [drafted, applied([staff], partsOf(asking('staff'))), defined(staff), withArea, added];
  const corrected = partsOf(asking('senior'));
  const to = (levels: object[]) => [
    applied(levels, corrected),
    defined(senior),
    event('CriterionRevised', { criterion: asking('senior') }),
  ];
  it.each([
    ['names it no more', [senior]],
    ['still lists it', [senior, staff]],
  ])('is removed if the next mapping requires another in its place and %s', (_what, levels) => {
    given(...brought)
      .when(apply(levels, corrected))
      .then(...to(levels), removed);
  });
  it('stays if somebody changed it by hand, or gave it a criterion', () => {
    const ours = defined({ ...staff, summary: 'Ours.' });
    given(...brought, ours)
      .when(apply([senior], corrected))
      .then(...to([senior]));
    const another = event('CriterionAdded', { criterion: { ...asking('staff'), key: 'ours' } });
    given(...brought, another)
      .when(apply([senior], corrected))
      .then(...to([senior]));
  });
  it('stays if a mapping left it to a criterion by hand that is removed since, as long as that mapping is the same', () => {
    const another = event('CriterionAdded', { criterion: { ...asking('staff'), key: 'ours' } });
    given(...brought, another, ...to([senior, staff]), event('CriterionRemoved', { key: 'ours' }))
      .when(apply([senior, staff], corrected))
      .thenNothing();
  });
  it('stays if its criteria were removed by hand, because the mapping still requires them', () => {
    given(...brought, event('CriterionRemoved', { key: 'clear' }))
      .when(apply([staff], partsOf(asking('staff'))))
      .thenNothing();
  });
  it('is not one that somebody defined by hand for later criteria', () => {
    given(drafted, defined(staff))
      .when(apply([senior, staff], corrected))
      .then(
        applied([senior, staff], corrected),
        defined(senior),
        withArea,
        event('CriterionAdded', { criterion: asking('senior') }),
      );
  });
  it('stays as edited by hand, until the mapping changes it too', () => {
    const ours = { ...staff, title: 'Staff engineer', ordinal: 9 };
    const newer = { ...staff, title: 'Staff and above' };
    given(...brought, defined(ours))
      .when(apply([staff], partsOf(asking('staff'))))
      .thenNothing();
    given(...brought, defined(ours))
      .when(apply([newer], partsOf(asking('staff'))))
      .then(applied([newer], partsOf(asking('staff'))), defined(newer));
  });
});

describe('the entry levels of a framework', () => {
  const named = (...entryLevels: string[]) => event('EntryLevelsNamed', { entryLevels });
  const name = (...entryLevels: string[]) => command('NameEntryLevels', { entryLevels });
  it('are those named last, each once', () => {
    given(drafted, defined(senior))
      .when(name('junior', 'trainee', 'junior'))
      .then(named('junior', 'trainee'));
    given(drafted, defined(senior), named('junior')).when(name('junior')).thenNothing();
    given(drafted, defined(senior), named('junior')).when(name()).then(named());
  });
  it('are none of its levels', () => {
    given(drafted, defined(senior)).when(name('junior', 'senior')).thenRejected('entry-level-defined', 'senior');
    given(drafted).when(name('Not a key')).thenRejected('key-invalid');
  });
  it('lose a level that is defined, by hand or by a mapping', () => {
    given(drafted, named('junior', 'staff'))
      .when(command('DefineLevel', { level: staff }))
      .then(defined(staff), named('junior'));
    const made = partsOf(asking('staff'));
    given(drafted, named('junior', 'staff'))
      .when(apply([staff], made))
      .then(applied([staff], made), defined(staff), withArea, added, named('junior'));
  });
  it('are named by a mapping that says so, and stay as they are otherwise', () => {
    const made = partsOf(asking('staff'));
    const held = [drafted, applied([staff], made), defined(staff), withArea, added, named('junior')];
    const say = (entryLevels: readonly string[] | null) =>
      command('ApplyMapping', { mapping: { levels: [staff], rules: [] }, parts: made, entryLevels });
    given(...held)
      .when(say(['mid']))
      .then(named('mid'));
    given(...held)
      .when(say(null))
      .thenNothing();
    given(...held)
      .when(say(['staff']))
      .thenRejected('entry-level-defined', 'staff');
  });
  it('belong to the version that they are published with, and to its meaning', () => {
    const draft = [drafted, defined(staff), withArea, added];
    const at = (...events: ReturnType<typeof event>[]) => {
      const state = events.reduce(framework.evolve, framework.initialState());
      if (state === null) throw new Error('There is no draft.');
      return state;
    };
    const published = event('FrameworkPublished', { version: 1, semanticHash: 'h' });
    expect(at(...draft, named('junior'), published, named()).published.get(1)?.entryLevels).toEqual(['junior']);
    expect(semanticForm(at(...draft))).not.toContain('entryLevels');
    expect(semanticForm(at(...draft, named('a', 'b')))).toBe(semanticForm(at(...draft, named('b', 'a'))));
    expect(semanticForm(at(...draft, named('a')))).not.toBe(semanticForm(at(...draft)));
  });
});
