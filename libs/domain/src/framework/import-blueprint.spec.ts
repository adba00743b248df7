import { deciderSpec } from '@plumbline/testing';
import type { Criterion } from '../kernel/rubric.js';
import { framework, type FrameworkEvent, type ImportBlueprint } from './index.js';

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
const account = {
  source: { name: 'ladder.md', format: 'career-track', sha256: 'digest-1' },
  importerVersion: '1',
  items: [
    { kind: 'responsibility', key: 'clear', text: 'x', section: 's', group: 'craft', ordinal: 1, locator: 'line 4' },
  ],
  unmapped: ['Left over.'],
};
const importing = (change: Partial<ImportBlueprint['data']> = {}): ImportBlueprint => ({
  type: 'ImportBlueprint',
  data: { frameworkId, ...account, levels: [staff], areas: [craft], criteria: [clear], ...change },
  actor: 'admin',
  now: '2027-01-01T00:00:00Z',
});
const drafted: FrameworkEvent = {
  type: 'FrameworkDrafted',
  data: { frameworkId, track: 'ic', title: 'Engineering', scale },
};
const imported: FrameworkEvent = { type: 'BlueprintImported', data: { frameworkId, ...account } };
const withStaff: FrameworkEvent = { type: 'LevelDefined', data: { frameworkId, level: staff } };
const withCraft: FrameworkEvent = { type: 'AreaDescribed', data: { frameworkId, area: craft } };
const withClear: FrameworkEvent = { type: 'CriterionAdded', data: { frameworkId, criterion: clear } };

describe('importing a blueprint', () => {
  it('records the document and lays what it holds into the draft', () => {
    given(drafted).when(importing()).then(imported, withStaff, withCraft, withClear);
  });
  it('never overwrites what is there already', () => {
    const edited: FrameworkEvent = {
      type: 'CriterionAdded',
      data: { frameworkId, criterion: { ...clear, text: 'As the admin wants it.' } },
    };
    given(drafted, withStaff, withCraft, edited).when(importing()).then(imported);
  });
  it('changes nothing where the digest is known, whatever else the command says', () => {
    given(drafted, imported)
      .when(importing({ levels: [{ ...staff, key: 'other' }] }))
      .thenNothing();
  });
  it('takes the first of two entries with one key', () => {
    given(drafted)
      .when(importing({ criteria: [clear, { ...clear, text: 'Second.' }] }))
      .then(imported, withStaff, withCraft, withClear);
  });
  it.each([
    ['level-unknown', { levels: [] }],
    ['area-unknown', { areas: [] }],
    ['key-invalid', { levels: [{ ...staff, key: 'Staff!' }] }],
    ['rating-off-scale', { criteria: [{ ...clear, requirements: [{ ...requirement, requiredRating: 6 }] }] }],
  ])('is refused as a whole with %s where the draft would not hold together', (code, change) => {
    given(drafted).when(importing(change)).thenRejected(code);
  });
  it('needs a framework that is there and not retired', () => {
    given().when(importing()).thenRejected('framework-not-found');
    given(drafted, { type: 'FrameworkRetired', data: { frameworkId, reason: 'merged' } })
      .when(importing())
      .thenRejected('framework-retired');
  });
});
