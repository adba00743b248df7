import { deciderSpec } from '@plumbline/testing';
import type { Criterion } from '../../kernel/rubric.js';
import { framework, type BlueprintEdition, type FrameworkEvent, type ImportBlueprint } from '../index.js';

const { given } = deciderSpec(framework);
const frameworkId = 'engineering';
const scale = { min: 1, max: 5, labels: [] };
const staff = { key: 'staff', title: 'Staff', ordinal: 1, summary: '' };
const craft = { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] };
const requirement = { level: 'staff', requiredRating: 3, weight: null, critical: false, minEvidence: 1 };
const clear: Criterion = {
  key: 'clear',
  area: 'craft',
  text: 'Writes clearly.',
  requirements: [requirement],
  source: { blueprint: 'digest-1', item: 'clear', locator: 'line 4' },
};
const loud = { key: 'loud', area: 'craft', text: 'Talks over others.', source: null };
const edition: BlueprintEdition = {
  source: { name: 'ladder.md', format: 'career-track', sha256: 'digest-1' },
  document: null,
  importerVersion: '1',
  role: { title: null, level: null, track: null, department: null, horizon: null, reportsTo: null },
  items: [
    {
      ...{ kind: 'responsibility', key: 'clear', text: 'x', section: 's', group: 'craft', ordinal: 1 },
      ...{ locator: 'line 4', fields: { level: null } },
    },
  ],
  unmapped: [{ text: 'Left over.', from: 'paragraph', section: 's', locator: 'line 9', reason: 'prose' }],
  ambiguities: [],
};
const importing = (applied: ImportBlueprint['data']['applied']): ImportBlueprint => ({
  type: 'ImportBlueprint',
  data: { frameworkId, edition, applied },
  actor: 'admin',
  now: '2027-01-01T00:00:00Z',
});
const everything = {
  mapping: { levels: [staff], rules: [] },
  parts: { areas: [craft], criteria: [clear], counterSignals: [loud] },
};
const drafted: FrameworkEvent = {
  type: 'FrameworkDrafted',
  data: { frameworkId, track: 'ic', title: 'Engineering', scale },
};
const imported: FrameworkEvent = { type: 'BlueprintImported', data: { frameworkId, ...edition } };
const withStaff: FrameworkEvent = { type: 'LevelDefined', data: { frameworkId, level: staff } };
const withCraft: FrameworkEvent = { type: 'AreaDescribed', data: { frameworkId, area: craft } };
const withClear: FrameworkEvent = { type: 'CriterionAdded', data: { frameworkId, criterion: clear } };
const withLoud: FrameworkEvent = { type: 'CounterSignalAdded', data: { frameworkId, signal: loud } };
const applied: FrameworkEvent = {
  type: 'MappingApplied',
  data: { frameworkId, mapping: everything.mapping, laid: everything.parts },
};
const appliedEvents = [applied, withStaff, withCraft, withClear, withLoud];

describe('importing a blueprint', () => {
  it('records the document and applies no mapping that was not chosen', () => {
    given(drafted).when(importing(null)).then(imported);
  });
  it('applies the mapping that was chosen', () => {
    given(drafted)
      .when(importing(everything))
      .then(imported, ...appliedEvents);
  });
  it('never overwrites existing content, and never brings back what was removed', () => {
    const edited: FrameworkEvent = {
      type: 'CriterionRevised',
      data: { frameworkId, criterion: { ...clear, text: 'As the admin wants it.' } },
    };
    given(drafted, imported, ...appliedEvents, edited)
      .when(importing(everything))
      .thenNothing();
    const gone: FrameworkEvent = { type: 'CriterionRemoved', data: { frameworkId, key: 'clear' } };
    given(drafted, imported, ...appliedEvents, gone)
      .when(importing(everything))
      .thenNothing();
  });
  it('records an earlier edition again, and what a newer importer reads from the same bytes', () => {
    const of = (sha256: string, importerVersion = '1'): FrameworkEvent => ({
      type: 'BlueprintImported',
      data: { frameworkId, ...edition, importerVersion, source: { ...edition.source, sha256 } },
    });
    given(drafted, imported, of('digest-2')).when(importing(null)).then(imported);
    given(drafted, imported, of('digest-2'), imported).when(importing(null)).thenNothing();
    given(drafted, of('digest-1', '1/older')).when(importing(null)).then(imported);
  });
  it('records the latest edition once, and still applies a mapping that is chosen later', () => {
    given(drafted, imported).when(importing(null)).thenNothing();
    given(drafted, imported)
      .when(importing(everything))
      .then(...appliedEvents);
  });
  it.each([
    ['area-unknown', { areas: [] }],
    ['area-unknown', { counterSignals: [{ ...loud, area: 'other' }] }],
    ['key-invalid', { areas: [craft, { ...craft, key: 'Craft!' }] }],
    ['rating-off-scale', { criteria: [{ ...clear, requirements: [{ ...requirement, requiredRating: 6 }] }] }],
  ])('is refused as a whole with %s if the draft would become invalid', (code, change) => {
    given(drafted)
      .when(importing({ ...everything, parts: { ...everything.parts, ...change } }))
      .thenRejected(code);
  });
  it('needs a framework that exists and is not retired', () => {
    given().when(importing(null)).thenRejected('framework-not-found');
    given(drafted, { type: 'FrameworkRetired', data: { frameworkId, reason: 'merged' } })
      .when(importing(null))
      .thenRejected('framework-retired');
  });
});
