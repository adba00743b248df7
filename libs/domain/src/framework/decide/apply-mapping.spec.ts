import { deciderSpec } from '@plumbline/testing';
import type { Area, CounterSignal, Criterion, Level, LevelRequirement } from '../../kernel/rubric.js';
import {
  type BlueprintEdition,
  framework,
  type FrameworkCommand,
  type FrameworkEvent,
  type MappedParts,
} from '../index.js';

const { given } = deciderSpec(framework);
const frameworkId = 'track';
const by = { actor: 'admin', now: '2027-01-01T00:00:00Z' };
const staff: Level = { key: 'staff', title: 'Staff', ordinal: 2, summary: '' };
const principal: Level = { key: 'principal', title: 'Principal', ordinal: 3, summary: '' };
const skills: Area = { key: 'skills', title: 'Skills', examples: ['Left it simpler.'], antiPatterns: [] };
const asked = (level: string, change: Partial<LevelRequirement> = {}): LevelRequirement => ({
  ...{ level, requiredRating: 3, weight: null, critical: false, minEvidence: 1 },
  ...change,
});
const source = { blueprint: 'one', item: 'clear', locator: 'line 4' };
const clear: Criterion = {
  ...{ key: 'clear', area: 'skills', text: 'Writes clearly.', source },
  requirements: [asked('staff')],
};
const brief: Criterion = {
  ...{ ...clear, key: 'brief', text: 'Says it in half the words.' },
  source: { ...source, item: 'brief' },
};
const alone: CounterSignal = { key: 'alone', area: 'skills', text: 'Decides alone.', source: null };
const nobody = { title: null, level: null, track: null, department: null, horizon: null, reportsTo: null };
type Said = Readonly<Record<string, string>>;
/** A document that says these texts, by the keys of their items. */
const edition = (sha256: string, said: Said = {}): BlueprintEdition => ({
  source: { name: 'page.html', format: 'role-blueprint-html', sha256 },
  document: null,
  importerVersion: 'role-blueprint/1',
  role: nobody,
  items: Object.entries(said).map(([key, text]) => ({
    ...{ kind: 'promotion', key, text, section: 'S', group: null, ordinal: 1, locator: 'line 4', fields: {} },
  })),
  ...{ unmapped: [], ambiguities: [] },
});
const imported = (sha256: string, said: Said) => event('BlueprintImported', edition(sha256, said));
const mapping = { levels: [staff], rules: [] };
const everything: MappedParts = { areas: [skills], criteria: [clear, brief], counterSignals: [alone] };

const event = (type: FrameworkEvent['type'], data: object): FrameworkEvent =>
  ({ type, data: { frameworkId, ...data } }) as unknown as FrameworkEvent;
const drafted = event('FrameworkDrafted', { track: 'ic', title: 'IC', scale: { min: 1, max: 5, labels: [] } });
const applied = (parts: MappedParts = everything, by = mapping) =>
  event('MappingApplied', { mapping: by, laid: parts });
const apply = (parts: MappedParts = everything, by_: object = mapping): FrameworkCommand =>
  ({ type: 'ApplyMapping', data: { frameworkId, mapping: by_, parts }, ...by }) as unknown as FrameworkCommand;
const withStaff = event('LevelDefined', { level: staff });
const withSkills = event('AreaDescribed', { area: skills });
const added = (criterion: Criterion) => event('CriterionAdded', { criterion });
const revised = (criterion: Criterion) => event('CriterionRevised', { criterion });
const cited = event('CounterSignalAdded', { signal: alone });
const appliedBefore = [drafted, applied(), withStaff, withSkills, added(clear), added(brief), cited];

describe('applying a reviewed mapping', () => {
  it('records the mapping and adds what it makes to the draft', () => {
    given(drafted).when(apply()).then(applied(), withStaff, withSkills, added(clear), added(brief), cited);
  });
  it('adds no level that nothing requires', () => {
    const wide = { levels: [staff, principal], rules: [] };
    given(drafted)
      .when(apply(everything, wide))
      .then(applied(everything, wide), withStaff, withSkills, added(clear), added(brief), cited);
  });
  it('follows a changed mapping where nobody edited the draft since', () => {
    const heavier = { ...clear, requirements: [asked('staff', { weight: 2 }), asked('principal')] };
    const both = { levels: [staff, principal], rules: [] };
    const parts = { ...everything, criteria: [heavier, brief] };
    given(...appliedBefore)
      .when(apply(parts, both))
      .then(applied(parts, both), event('LevelDefined', { level: principal }), revised(heavier));
  });
  it('removes what the mapping no longer makes', () => {
    const parts = { ...everything, criteria: [clear], counterSignals: [] };
    given(...appliedBefore)
      .when(apply(parts))
      .then(
        applied(parts),
        event('CriterionRemoved', { key: 'brief' }),
        event('CounterSignalRemoved', { key: 'alone' }),
      );
  });
  it('rewords a criterion with the document, including its source', () => {
    const newer = { ...clear, text: 'Writes so that others act.', source: { ...source, blueprint: 'two' } };
    const parts = { ...everything, criteria: [newer, brief] };
    const editions = [imported('one', { clear: clear.text }), imported('two', { clear: newer.text })];
    given(...appliedBefore, ...editions)
      .when(apply(parts))
      .then(applied(parts), revised(newer));
  });
  it('keeps what was edited by hand, requirement by requirement', () => {
    const edited = { ...clear, text: 'In our words.', requirements: [asked('staff', { requiredRating: 4 })] };
    const theirs = { ...clear, text: 'Newer words.', requirements: [asked('staff'), asked('principal')] };
    const both = { levels: [staff, principal], rules: [] };
    const parts = { ...everything, criteria: [theirs, brief] };
    given(...appliedBefore, revised(edited))
      .when(apply(parts, both))
      .then(
        applied(parts, both),
        event('LevelDefined', { level: principal }),
        revised({ ...edited, requirements: [asked('staff', { requiredRating: 4 }), asked('principal')] }),
      );
  });
  it('keeps what was edited by hand, even if the document no longer has it', () => {
    const edited = { ...clear, text: 'In our words.' };
    const parts = { ...everything, criteria: [] };
    given(...appliedBefore, revised(edited))
      .when(apply(parts))
      .then(applied(parts), event('CriterionRemoved', { key: 'brief' }));
  });
  it('does not bring back what was removed by hand', () => {
    given(
      ...appliedBefore,
      event('CriterionRemoved', { key: 'brief' }),
      event('CounterSignalRemoved', { key: 'alone' }),
    )
      .when(apply())
      .thenNothing();
  });
  it('does not bring back a requirement or an example that was removed by hand', () => {
    const both = { levels: [staff, principal], rules: [] };
    const wide = { ...clear, requirements: [asked('staff'), asked('principal')] };
    const several = { ...skills, examples: ['Left it simpler.', 'Said why.'] };
    const parts = { ...everything, areas: [several], criteria: [wide, brief] };
    const held = [drafted, applied(parts, both), withStaff, event('LevelDefined', { level: principal })];
    const shorter = event('AreaDescribed', { area: { ...skills, examples: ['Said why.'] } });
    const newer = { ...parts, criteria: [{ ...wide, text: 'Newer words.' }, brief] };
    given(...held, event('AreaDescribed', { area: several }), added(wide), added(brief), cited, shorter, revised(clear))
      .when(apply(newer, both))
      .then(applied(newer, both), revised({ ...clear, text: 'Newer words.' }));
  });
  it('keeps a level that was defined by hand before a mapping required it, even if a later mapping does not', () => {
    const nothing: MappedParts = { ...everything, criteria: [] };
    given(drafted, withStaff, applied(), withSkills, added(clear), added(brief), cited)
      .when(apply(nothing))
      .then(applied(nothing), event('CriterionRemoved', { key: 'clear' }), event('CriterionRemoved', { key: 'brief' }));
  });
  it('keeps a level and an area that were removed and made again by hand, whatever they say by now', () => {
    const nothing: MappedParts = { areas: [], criteria: [], counterSignals: [] };
    const gone = [
      ...['clear', 'brief'].map((key) => event('CriterionRemoved', { key })),
      event('CounterSignalRemoved', { key: 'alone' }),
    ];
    const away = [event('AreaRemoved', { key: 'skills' }), event('LevelRemoved', { key: 'staff' })];
    const again = [
      event('LevelDefined', { level: { ...staff, title: 'Ours' } }),
      event('AreaDescribed', { area: { ...skills, title: 'Ours' } }),
      ...[withStaff, withSkills],
    ];
    given(...appliedBefore, ...gone)
      .when(apply(nothing))
      .then(applied(nothing), ...away);
    given(...appliedBefore, ...gone, ...away, ...again)
      .when(apply(nothing))
      .then(applied(nothing));
  });
  it('follows a default that was applied before defaults were mappings, except where somebody edited it since', () => {
    const one = imported('one', { clear: clear.text, brief: brief.text });
    const edited = { ...brief, text: 'In our words.' };
    const newer = { ...clear, text: 'Writes so that others act.', source: { ...source, blueprint: 'two' } };
    const parts: MappedParts = { areas: [skills], criteria: [newer], counterSignals: [] };
    given(drafted, one, withStaff, withSkills, added(clear), added(edited), imported('two', { clear: newer.text }))
      .when(apply(parts))
      .then(applied(parts), revised(newer));
  });
  it('adds the requirement of another level to an existing criterion', () => {
    const byHand = { ...clear, source: null };
    const parts = { ...everything, criteria: [{ ...clear, requirements: [asked('principal')] }], counterSignals: [] };
    const both = { levels: [staff, principal], rules: [] };
    given(drafted, withStaff, withSkills, added(byHand))
      .when(apply(parts, both))
      .then(
        applied(parts, both),
        event('LevelDefined', { level: principal }),
        revised({ ...clear, requirements: [asked('staff'), asked('principal')] }),
      );
  });
  it('merges examples of an area, and keeps those written by hand', () => {
    const edited = { ...skills, title: 'Our skills', examples: ['Left it simpler.', 'By hand.'] };
    const parts = { ...everything, areas: [{ ...skills, title: 'New title', examples: ['Another.'] }] };
    given(...appliedBefore, event('AreaDescribed', { area: edited }))
      .when(apply(parts))
      .then(applied(parts), event('AreaDescribed', { area: { ...edited, examples: ['By hand.', 'Another.'] } }));
  });
  it('accepts only blueprints that were imported', () => {
    const rules = [{ blueprint: 'one' }];
    given(drafted)
      .when(apply(everything, { levels: [staff], rules }))
      .thenRejected('blueprint-unknown', 'one');
    given(drafted, event('BlueprintImported', edition('one')))
      .when(apply({ areas: [], criteria: [], counterSignals: [] }, { levels: [], rules }))
      .then(
        event('MappingApplied', {
          mapping: { levels: [], rules },
          laid: { areas: [], criteria: [], counterSignals: [] },
        }),
      );
  });
  it('is refused as a whole if the draft would become invalid', () => {
    const offScale = { ...everything, criteria: [{ ...clear, requirements: [asked('staff', { requiredRating: 9 })] }] };
    given(drafted).when(apply(offScale)).thenRejected('rating-off-scale');
    given(drafted)
      .when(apply(everything, { levels: [], rules: [] }))
      .thenRejected('level-unknown');
  });
});
