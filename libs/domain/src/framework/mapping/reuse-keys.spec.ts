import type { Criterion } from '../../kernel/rubric.js';
import {
  type BlueprintEdition,
  framework,
  type FrameworkEvent,
  type FrameworkState,
  type MappedParts,
} from '../index.js';
import { reuseKeys } from './reuse-keys.js';

type Said = Readonly<Record<string, string>>;
const NOBODY = { title: null, level: null, track: null, department: null, horizon: null, reportsTo: null };
const edition = (sha256: string, name: string, said: Said): BlueprintEdition => ({
  source: { name, format: 'role-blueprint-html', sha256 },
  document: null,
  importerVersion: 'role-blueprint/1',
  role: NOBODY,
  items: Object.entries(said).map(([key, text], at) => ({
    ...{ kind: 'promotion', key, text, section: 'S', group: null, ordinal: at + 1, fields: {} },
    locator: `line ${String(at + 1)}`,
  })),
  ...{ unmapped: [], ambiguities: [] },
});
const criterion = (key: string, text: string, source: Criterion['source']): Criterion => ({
  ...{ key, area: 'a', text, source },
  requirements: [{ level: 'staff', requiredRating: 3, weight: null, critical: false, minEvidence: 1 }],
});
/** What a document's items become under keys of their own. */
const made = ({ source: { sha256 }, items }: BlueprintEdition): Criterion[] =>
  items.map(({ key, text, locator }) => criterion(`staff-${key}`, text, { blueprint: sha256, item: key, locator }));
const partsOf = (criteria: readonly Criterion[]): MappedParts => ({ areas: [], criteria, counterSignals: [] });

const frameworkId = 'f';
const stateAfter = (...events: { type: string; data: object }[]): FrameworkState => {
  const start = { type: 'FrameworkDrafted', data: { track: 't', title: 'T', scale: { min: 1, max: 5, labels: [] } } };
  const folded = [start, ...events].reduce<FrameworkState | null>(
    (state, { type, data }) => framework.evolve(state, { type, data: { frameworkId, ...data } } as FrameworkEvent),
    null,
  );
  if (folded === null) throw new Error('nothing was drafted');
  return folded;
};
const imported = (data: BlueprintEdition) => ({ type: 'BlueprintImported', data });
const applied = (what: MappedParts) => ({
  type: 'MappingApplied',
  data: { mapping: { levels: [], rules: [] }, laid: what },
});
const keysBy = ({ criteria }: MappedParts): Record<string, string> =>
  Object.fromEntries(criteria.map(({ key, text }) => [text, key]));

describe('keys of the parts of a mapping', () => {
  const first = edition('one', 'page.html', { leads: 'Leads one team', writes: 'Writes designs that others build on' });
  const before = partsOf(made(first));
  const keep = (later: BlueprintEdition, what = made(later)) =>
    keysBy(reuseKeys(partsOf(what), stateAfter(imported(first), applied(before), imported(later))));

  it('stay with their sentences if an edition inserts a similar one before them', () => {
    const later = edition('two', 'page.html', {
      leads: 'Leads a whole organisation of many people',
      'leads-2': 'Leads one team',
      writes: 'Writes designs that others build on',
    });
    expect(keep(later)).toEqual({
      'Leads a whole organisation of many people': 'staff-leads-3',
      'Leads one team': 'staff-leads',
      'Writes designs that others build on': 'staff-writes',
    });
  });
  it('stay with their sentences when an earlier edition or a newer importer comes', () => {
    const second = edition('two', 'page.html', { heads: 'Leads one team', writes: 'Writes designs others build on' });
    const moved = partsOf([
      criterion('staff-leads', 'Leads one team', { blueprint: 'two', item: 'heads', locator: 'line 1' }),
      criterion('staff-writes', 'Writes designs others build on', {
        blueprint: 'two',
        item: 'writes',
        locator: 'line 2',
      }),
    ]);
    const back = edition('one', 'page.html', {
      'a-leads': 'Leads one team',
      'a-writes': 'Writes designs that others build on',
    });
    const history = [imported(first), applied(before), imported(second), applied(moved), imported(back)];
    expect(keysBy(reuseKeys(partsOf(made(back)), stateAfter(...history)))).toEqual({
      'Leads one team': 'staff-leads',
      'Writes designs that others build on': 'staff-writes',
    });
  });
  it('stay with a sentence whose first words an edition changed', () => {
    const later = edition('two', 'page.html', { drafts: 'Drafts designs that others build on' });
    expect(keep(later)).toEqual({ 'Drafts designs that others build on': 'staff-writes' });
  });
  it('are traced through an edition that was never mapped', () => {
    const between = edition('two', 'page.html', { drafts: 'Drafts designs that others build on' });
    const later = edition('three', 'page.html', { makes: 'Drafts all designs that others build on' });
    const state = stateAfter(imported(first), applied(before), imported(between), imported(later));
    expect(keysBy(reuseKeys(partsOf(made(later)), state))).toEqual({
      'Drafts all designs that others build on': 'staff-writes',
    });
  });
  it('never pass to a sentence of another document', () => {
    const other = edition('two', 'other.html', { leads: 'Leads by example, every day' });
    expect(keep(other)).toEqual({ 'Leads by example, every day': 'staff-leads-2' });
    expect(keep(other, [...made(other), ...made(first)])).toEqual({
      'Leads by example, every day': 'staff-leads-2',
      'Leads one team': 'staff-leads',
      'Writes designs that others build on': 'staff-writes',
    });
  });
  it('stay reserved if somebody removed the criterion, so that the removal is recognised', () => {
    const later = edition('two', 'page.html', { heads: 'Leads one team' });
    expect(keep(later)).toEqual({ 'Leads one team': 'staff-leads' });
  });
  it('are found in the draft if no mapping was applied', () => {
    const [lead] = before.criteria;
    const later = edition('two', 'page.html', { heads: 'Leads one team' });
    const state = stateAfter(imported(first), { type: 'CriterionAdded', data: { criterion: lead } }, imported(later));
    expect(keysBy(reuseKeys(partsOf(made(later)), state))).toEqual({ 'Leads one team': 'staff-leads' });
  });
  it('never pass to another sentence once a version had them', () => {
    const drafted = before.criteria.map((part) => ({ type: 'CriterionAdded', data: { criterion: part } }));
    const published = { type: 'FrameworkPublished', data: { version: 1, semanticHash: 'h' } };
    const gone = drafted.map(({ data: { criterion: part } }) => ({
      type: 'CriterionRemoved',
      data: { key: part.key },
    }));
    const without = edition('two', 'page.html', { other: 'Says something else' });
    const later = edition('three', 'page.html', { leads: 'Leads nobody but by example' });
    const state = stateAfter(
      ...[imported(first), applied(before), ...drafted, published],
      ...[imported(without), applied(partsOf([])), ...gone, imported(later)],
    );
    expect(keysBy(reuseKeys(partsOf(made(later)), state))).toEqual({ 'Leads nobody but by example': 'staff-leads-2' });
    expect(keysBy(reuseKeys(partsOf(made(first)), state))).toMatchObject({ 'Leads one team': 'staff-leads' });
  });
  it('come back with a sentence that an edition left out', () => {
    const without = edition('two', 'page.html', { writes: 'Writes designs that others build on' });
    const back = edition('three', 'page.html', {
      writes: 'Writes designs that others build on',
      leads: 'Leads one team',
    });
    const drafted = before.criteria.map((part) => ({ type: 'CriterionAdded', data: { criterion: part } }));
    const published = { type: 'FrameworkPublished', data: { version: 1, semanticHash: 'h' } };
    const state = stateAfter(
      ...[imported(first), applied(before), ...drafted, published, imported(without), applied(partsOf(made(without)))],
      ...[{ type: 'CriterionRemoved', data: { key: 'staff-leads' } }, imported(back)],
    );
    expect(keysBy(reuseKeys(partsOf(made(back)), state))).toEqual(keysBy(before));
  });
  it('are of one sentence each, where a document says one twice', () => {
    const twice = edition('two', 'page.html', { again: 'Leads one team', leads: 'Leads one team' });
    const { criteria } = reuseKeys(partsOf(made(twice)), stateAfter(imported(first), applied(before), imported(twice)));
    expect(criteria.map(({ key }) => key)).toEqual(['staff-again', 'staff-leads']);
  });
  it('are those of the newest version, where a sentence has had several', () => {
    const [lead] = before.criteria;
    if (lead === undefined) throw new Error('There is no sentence.');
    const inVersion = (version: number, key: string) => [
      { type: 'CriterionAdded', data: { criterion: { ...lead, key } } },
      { type: 'FrameworkPublished', data: { version, semanticHash: `h${String(version)}` } },
      { type: 'CriterionRemoved', data: { key } },
    ];
    const later = edition('two', 'page.html', { heads: 'Leads one team' });
    const keyAfter = (...keys: readonly string[]) => {
      const versions = keys.flatMap((key, at) => inVersion(at + 1, key));
      return keysBy(reuseKeys(partsOf(made(later)), stateAfter(imported(first), ...versions, imported(later))));
    };
    expect(keyAfter('first', 'second', 'third')).toEqual({ 'Leads one team': 'third' });
    expect(keyAfter('third', 'second', 'first')).toEqual({ 'Leads one team': 'first' });
  });
  it('are not those of a part written by hand, unless the text is the same', () => {
    const byHand = { type: 'CriterionAdded', data: { criterion: criterion('staff-leads', 'Leads with care', null) } };
    expect(keysBy(reuseKeys(before, stateAfter(imported(first), byHand)))['Leads one team']).toBe('staff-leads-2');
    const sameWords = {
      type: 'CriterionAdded',
      data: { criterion: criterion('staff-leads', 'Leads  one team', null) },
    };
    expect(keysBy(reuseKeys(before, stateAfter(imported(first), sameWords)))['Leads one team']).toBe('staff-leads');
  });
  it('stay with their sentences if another importer swaps the keys of items of the same bytes', () => {
    const again = {
      ...first,
      document: null,
      importerVersion: 'role-blueprint/2',
      items: first.items.map((item, at) => ({ ...item, key: at === 0 ? 'writes' : 'leads' })),
    };
    const state = stateAfter(imported(first), applied(before), imported(again));
    expect(keysBy(reuseKeys(partsOf(made(again)), state))).toEqual(keysBy(before));
  });
  it('stay unchanged for parts from no document', () => {
    const own = criterion('staff-leads', 'Ours', null);
    expect(keep(first, [own])).toEqual({ Ours: 'staff-leads' });
  });
});
