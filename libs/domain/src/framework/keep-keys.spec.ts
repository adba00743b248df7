import type { Criterion } from '../kernel/rubric.js';
import { type BlueprintReading, framework, type FrameworkEvent, type FrameworkState, type Laid } from './index.js';
import { keepKeys } from './keep-keys.js';

type Said = Readonly<Record<string, string>>;
const NOBODY = { title: null, level: null, track: null, department: null, horizon: null, reportsTo: null };
const reading = (sha256: string, name: string, said: Said): BlueprintReading => ({
  source: { name, format: 'role-blueprint-html', sha256 },
  importerVersion: 'role-blueprint/1',
  role: NOBODY,
  items: Object.entries(said).map(([key, text], at) => ({
    ...{ kind: 'promotion', key, text, section: 'S', group: null, ordinal: at + 1, locator: 'line 1', fields: {} },
  })),
  ...{ unmapped: [], ambiguities: [] },
});
const criterion = (key: string, text: string, source: Criterion['source']): Criterion => ({
  ...{ key, area: 'a', text, source },
  requirements: [{ level: 'staff', requiredRating: 3, weight: null, critical: false, minEvidence: 1 }],
});
/** What a document's items become under keys of their own. */
const made = ({ source: { sha256 }, items }: BlueprintReading): Criterion[] =>
  items.map(({ key, text }) => criterion(`staff-${key}`, text, { blueprint: sha256, item: key, locator: 'line 1' }));
const laid = (criteria: readonly Criterion[]): Laid => ({ areas: [], criteria, counterSignals: [] });

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
const imported = (data: BlueprintReading) => ({ type: 'BlueprintImported', data });
const applied = (what: Laid) => ({ type: 'MappingApplied', data: { mapping: { levels: [], rules: [] }, laid: what } });
const keysBy = ({ criteria }: Laid): Record<string, string> =>
  Object.fromEntries(criteria.map(({ key, text }) => [text, key]));

describe('keys of what is laid', () => {
  const first = reading('one', 'page.html', { leads: 'Leads one team', writes: 'Writes designs that others build on' });
  const before = laid(made(first));
  const keep = (later: BlueprintReading, what = made(later)) =>
    keysBy(keepKeys(laid(what), stateAfter(imported(first), applied(before), imported(later))));

  it('stay with their sentences where an edition puts one like them in front', () => {
    const later = reading('two', 'page.html', {
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
  it('stay with their sentences on the way back to an edition, and where a newer importer reads it', () => {
    const second = reading('two', 'page.html', { heads: 'Leads one team', writes: 'Writes designs others build on' });
    const moved = laid([
      criterion('staff-leads', 'Leads one team', { blueprint: 'two', item: 'heads', locator: 'line 1' }),
      criterion('staff-writes', 'Writes designs others build on', {
        blueprint: 'two',
        item: 'writes',
        locator: 'line 1',
      }),
    ]);
    const back = reading('one', 'page.html', {
      'a-leads': 'Leads one team',
      'a-writes': 'Writes designs that others build on',
    });
    const history = [imported(first), applied(before), imported(second), applied(moved), imported(back)];
    expect(keysBy(keepKeys(laid(made(back)), stateAfter(...history)))).toEqual({
      'Leads one team': 'staff-leads',
      'Writes designs that others build on': 'staff-writes',
    });
  });
  it('stay with a sentence whose first words an edition changed', () => {
    const later = reading('two', 'page.html', { drafts: 'Drafts designs that others build on' });
    expect(keep(later)).toEqual({ 'Drafts designs that others build on': 'staff-writes' });
  });
  it('go back over an edition that was never laid', () => {
    const between = reading('two', 'page.html', { drafts: 'Drafts designs that others build on' });
    const later = reading('three', 'page.html', { makes: 'Drafts all designs that others build on' });
    const state = stateAfter(imported(first), applied(before), imported(between), imported(later));
    expect(keysBy(keepKeys(laid(made(later)), state))).toEqual({
      'Drafts all designs that others build on': 'staff-writes',
    });
  });
  it('never pass to a sentence of another document', () => {
    const other = reading('two', 'other.html', { leads: 'Leads by example, every day' });
    expect(keep(other)).toEqual({ 'Leads by example, every day': 'staff-leads-2' });
    expect(keep(other, [...made(other), ...made(first)])).toEqual({
      'Leads by example, every day': 'staff-leads-2',
      'Leads one team': 'staff-leads',
      'Writes designs that others build on': 'staff-writes',
    });
  });
  it('stay although somebody removed the criterion, so that it is known as removed', () => {
    const later = reading('two', 'page.html', { heads: 'Leads one team' });
    expect(keep(later)).toEqual({ 'Leads one team': 'staff-leads' });
  });
  it('are found in the draft where no mapping was applied', () => {
    const [lead] = before.criteria;
    const later = reading('two', 'page.html', { heads: 'Leads one team' });
    const state = stateAfter(imported(first), { type: 'CriterionAdded', data: { criterion: lead } }, imported(later));
    expect(keysBy(keepKeys(laid(made(later)), state))).toEqual({ 'Leads one team': 'staff-leads' });
  });
  it('stay as they are of what came from no document', () => {
    const own = criterion('staff-leads', 'Ours', null);
    expect(keep(first, [own])).toEqual({ Ours: 'staff-leads' });
  });
});
