import { deciderSpec, frameworkTold } from '@plumbline/testing';
import type { Criterion } from '../../kernel/rubric.js';
import { framework, type MappedParts } from '../index.js';

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
  command('ApplyMapping', { mapping: { levels, rules: [] }, parts: made });
const remove = command('RemoveLevel', { key: 'staff' });

describe('removing a level', () => {
  it('takes it out of the draft where nothing asks for it, once', () => {
    given(drafted, defined(senior), defined(staff)).when(remove).then(removed);
    given(drafted, defined(staff), removed).when(remove).thenNothing();
    given(drafted, defined(staff), removed)
      .when(command('DefineLevel', { level: staff }))
      .then(defined(staff));
  });
  it('is refused while criteria ask for it, with their keys', () => {
    given(drafted, defined(staff), withArea, added).when(remove).thenRejected('level-asked-for', 'clear');
    given(drafted, defined(staff), withArea, added, event('CriterionRemoved', { key: 'clear' }))
      .when(remove)
      .then(removed);
  });
  it('is refused of a level that there never was, though a criterion of that key was removed', () => {
    given(drafted).when(remove).thenRejected('level-unknown', 'staff');
    const namesake = { ...asking('senior'), key: 'staff' };
    const history = [event('CriterionAdded', { criterion: namesake }), event('CriterionRemoved', { key: 'staff' })];
    given(drafted, defined(senior), withArea, ...history)
      .when(remove)
      .thenRejected('level-unknown');
  });
});

describe('a level that a mapping brought', () => {
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
  ])('goes where the next mapping asks for another in its place and %s', (_what, levels) => {
    given(...brought)
      .when(apply(levels, corrected))
      .then(...to(levels), removed);
  });
  it('stays where somebody changed it by hand, or gave it a criterion', () => {
    const ours = defined({ ...staff, summary: 'Ours.' });
    given(...brought, ours)
      .when(apply([senior], corrected))
      .then(...to([senior]));
    const another = event('CriterionAdded', { criterion: { ...asking('staff'), key: 'ours' } });
    given(...brought, another)
      .when(apply([senior], corrected))
      .then(...to([senior]));
  });
  it('stays where its criteria were taken out by hand, since the mapping goes on asking for them', () => {
    given(...brought, event('CriterionRemoved', { key: 'clear' }))
      .when(apply([staff], partsOf(asking('staff'))))
      .thenNothing();
  });
  it('is no matter of a level that somebody defined for criteria to come', () => {
    given(drafted, defined(staff))
      .when(apply([senior, staff], corrected))
      .then(
        applied([senior, staff], corrected),
        defined(senior),
        withArea,
        event('CriterionAdded', { criterion: asking('senior') }),
      );
  });
  it('stays as hands have changed it, until the mapping says something new of it', () => {
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
