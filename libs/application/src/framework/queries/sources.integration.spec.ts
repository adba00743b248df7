import type { ImportedItem } from '@plumbline/domain';
import { VIEWS } from '@plumbline/projections';
import { sourcesOfCycle, sourcesOfNomination } from '@plumbline/read-model';
import { criterion, History, level } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { NotFound } from '../../not-found.js';
import { type PartAddress, ReadPartSource, ReadPartSourceHandler } from './read-part-source.handler.js';
import { visibleBlueprints } from './visible-blueprints.js';

const item = (kind: string, key: string): ImportedItem => ({
  ...{ kind, key, text: `The words of ${key}.`, section: `Section of ${kind}`, group: null },
  ...{ ordinal: 1, locator: `line of ${key}`, fields: {} },
});
const from = (blueprint: string, key: string) => ({ blueprint, item: key, locator: `line of ${key}` });
const role = { title: { value: 'Staff Tester', basis: 'stated' }, level: null, track: null } as const;
const NO_PARTS = { areas: [], criteria: [], counterSignals: [] };
const of = { frameworkId: 'ladder' };

const imported = (sha256: string, items: readonly ImportedItem[]) => ({
  ...{
    ...of,
    source: { name: `${sha256}.md`, format: 'markdown', sha256 },
    document: null,
    importerVersion: 'x/1',
    items,
  },
  role: { ...role, department: null, horizon: null, reportsTo: null },
  unmapped: [{ text: 'A leftover', from: 'p', section: '', locator: 'line 9', reason: 'prose' }],
  ambiguities: [],
});

/** `coaching` is written by hand; `delivery` was edited after it was mapped. `unused` is imported, and nothing is made of it. */
const history = (): History => {
  const story = new History().person('lin').person('cleo', { managerId: 'lin' });
  story.record('FrameworkDrafted', {
    ...of,
    ...{ track: 'x', title: 'X', scale: { min: 1, max: 5, labels: [] } },
  });
  story.record('LevelDefined', { ...of, level: level('staff', 1) });
  story.record('AreaDescribed', { ...of, area: { key: 'craft', title: 'Craft', examples: [], antiPatterns: [] } });
  for (const [sha256, items] of [
    ['used', [item('skill', 'design'), item('skill', 'delivery'), item('kpi', 'a-figure'), item('red-flag', 'blames')]],
    ['unused', [item('skill', 'other')]],
    ['edges', [item('career-edge', 'from-senior'), item('interview-exercise', 'a-puzzle')]],
  ] as const)
    story.record('BlueprintImported', imported(sha256, items));
  const asked = (key: string) => criterion(key, { staff: {} });
  story.record('CriterionAdded', { ...of, criterion: { ...asked('design'), source: from('used', 'design') } });
  story.record('CriterionAdded', { ...of, criterion: { ...asked('delivery'), source: from('used', 'delivery') } });
  story.record('CriterionAdded', { ...of, criterion: asked('coaching') });
  const signal = { key: 'blame', area: 'craft', text: 'Blames.', source: from('used', 'blames') };
  story.record('CounterSignalAdded', { ...of, signal });
  story.record('FrameworkPublished', { ...of, version: 1, semanticHash: 'f'.repeat(64) });
  const later = { ...asked('later'), source: from('unused', 'other') };
  story
    .record('CriterionAdded', { ...of, criterion: later })
    .record('BlueprintImported', imported('used', [item('skill', 'read-anew')]))
    .record('LevelDefined', { ...of, level: level('secret', 2) })
    .record('LevelDefined', { ...of, level: { ...level('staff', 1), title: 'Not yet' } })
    .record('MappingApplied', { ...of, mapping: { levels: [level('secret', 2)], rules: [] }, laid: NO_PARTS })
    .cycle('spring')
    .nomination('n-cleo');
  return story;
};

describe('the source of a criterion', () => {
  const model = readModelOf(VIEWS, history().events);
  const { db } = model;
  afterAll(() => {
    model.close();
  });
  const source = (part: PartAddress, version = 1) =>
    new ReadPartSourceHandler(db).execute(new ReadPartSource({ id: 'ladder', version }, part));

  it('is the sentence in the document, beside the text made of it', async () => {
    expect(await source({ kind: 'criteria', key: 'design' })).toEqual({
      ...{ framework: { id: 'ladder', version: 1 }, key: 'design', text: 'What design asks' },
      source: {
        ...from('used', 'design'),
        ...{ name: 'used.md', roleTitle: 'Staff Tester', section: 'Section of skill', text: 'The words of design.' },
        href: '/v1/frameworks/ladder/versions/1/criteria/design/source',
      },
    });
  });
  it('exists for a counter-signal too', async () => {
    expect(await source({ kind: 'counterSignals', key: 'blame' })).toMatchObject({
      ...{ text: 'Blames.', source: { section: 'Section of red-flag', text: 'The words of blames.' } },
    });
  });
  it('is null for a criterion written by hand', async () => {
    expect(await source({ kind: 'criteria', key: 'coaching' })).toMatchObject({ source: null });
  });
  it.each([
    ['a criterion that was published in no version', 'later', 1],
    ['a counter-signal among the criteria', 'blame', 1],
    ['a version that was never published', 'design', 2],
  ])('does not exist for %s', async (_what, key, version) => {
    await expect(source({ kind: 'criteria', key }, version)).rejects.toThrow(NotFound);
  });
  it('is found for a nomination by the version it is pinned to, and for a cycle', async () => {
    for (const sources of [await sourcesOfNomination(db, 'n-cleo'), await sourcesOfCycle(db, 'spring')]) {
      expect(sources?.framework).toEqual({ id: 'ladder', version: 1 });
      expect(sources?.criteria.get('delivery')?.source?.text).toBe('The words of delivery.');
    }
    expect([await sourcesOfNomination(db, 'none'), await sourcesOfCycle(db, 'none')]).toEqual([undefined, undefined]);
  });

  const blueprints = async (drafts: boolean) =>
    (await visibleBlueprints(db, 'ladder', drafts)).editions.map(({ source, items, unmapped }) => [
      source.sha256,
      items.map(({ key }) => key),
      unmapped.length,
    ]);
  it('is all that viewers without access to drafts see of a blueprint, besides career edges', async () => {
    expect(await blueprints(false)).toEqual([
      ['used', ['design', 'delivery', 'blames'], 0],
      ['edges', ['from-senior'], 0],
    ]);
    expect(await blueprints(true)).toEqual([
      ['used', ['design', 'delivery', 'a-figure', 'blames'], 1],
      ['unused', ['other'], 1],
      ['edges', ['from-senior', 'a-puzzle'], 1],
      ['used', ['read-anew'], 1],
    ]);
  });
  it('comes with the levels of the newest version, or of the draft for viewers who may see it', async () => {
    const levels = async (drafts: boolean) => {
      const { levels, mapping } = await visibleBlueprints(db, 'ladder', drafts);
      return [levels.map(({ key, title }) => [key, title]), mapping === null];
    };
    expect(await levels(false)).toEqual([[['staff', 'staff']], true]);
    const draft = [
      ['staff', 'Not yet'],
      ['secret', 'secret'],
    ];
    expect(await levels(true)).toEqual([draft, false]);
  });
});
