import { criterion, History, level } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { frameworks } from './project.js';

const drafted = () => {
  const history = new History().framework(
    'ladder',
    [level('principal', 2), level('staff', 1)],
    [criterion('design', { staff: {} }), criterion('mentoring', { staff: {} })],
  );
  return history.by('ada');
};

describe('frameworks', () => {
  it('publishes the draft as it is, levels lowest first, criteria as first added', () => {
    const version = rowsOf(frameworks, drafted().events).get('frameworkVersion', { frameworkId: 'ladder', version: 1 });
    expect(version).toMatchObject({
      levels: [{ key: 'staff' }, { key: 'principal' }],
      criteria: [{ key: 'design' }, { key: 'mentoring' }],
      areas: [{ key: 'craft' }],
      publishedBy: 'ada',
    });
  });

  it('never changes a published version when the draft moves on', () => {
    const history = drafted();
    const before = rowsOf(frameworks, history.events).all('frameworkVersion');
    history.record('CriterionRevised', { frameworkId: 'ladder', criterion: criterion('design', { principal: {} }) });
    history.record('CriterionRemoved', { frameworkId: 'ladder', key: 'mentoring' });
    const rows = rowsOf(frameworks, history.events);
    expect(rows.all('frameworkVersion')).toEqual(before);
    expect(rows.find('frameworkPart', { kind: 'criterion' })).toMatchObject([
      { key: 'design', doc: { requirements: [{ level: 'principal' }] } },
    ]);
  });

  it('keeps the place of a revised criterion', () => {
    const history = drafted();
    history.record('CriterionRevised', { frameworkId: 'ladder', criterion: criterion('design', { staff: {} }) });
    history.record('FrameworkPublished', { frameworkId: 'ladder', version: 2, semanticHash: 'e'.repeat(64) });
    const rows = rowsOf(frameworks, history.events);
    expect(rows.get('frameworkVersion', { frameworkId: 'ladder', version: 2 })).toMatchObject({
      criteria: [{ key: 'design' }, { key: 'mentoring' }],
    });
    expect(rows.all('framework')).toMatchObject([{ newestVersion: 2, retired: 0, revision: 8 }]);
  });

  it('puts criteria into their new order, and later additions after them', () => {
    const history = drafted();
    history.record('CriteriaReordered', { frameworkId: 'ladder', keys: ['mentoring', 'design'] });
    history.record('CriterionAdded', { frameworkId: 'ladder', criterion: criterion('coaching', { staff: {} }) });
    history.record('FrameworkPublished', { frameworkId: 'ladder', version: 2, semanticHash: 'e'.repeat(64) });
    const rows = rowsOf(frameworks, history.events);
    expect(rows.get('frameworkVersion', { frameworkId: 'ladder', version: 2 })).toMatchObject({
      criteria: [{ key: 'mentoring' }, { key: 'design' }, { key: 'coaching' }],
    });
  });

  it('publishes counter-signals, and a version keeps those that the draft loses', () => {
    const history = drafted();
    const signal = { key: 'alone', area: 'craft', text: 'Decides alone.', source: null };
    history.record('CounterSignalAdded', { frameworkId: 'ladder', signal });
    history.record('CounterSignalAdded', { frameworkId: 'ladder', signal: { ...signal, key: 'silent' } });
    history.record('CounterSignalRevised', { frameworkId: 'ladder', signal: { ...signal, text: 'Never asks.' } });
    history.record('FrameworkPublished', { frameworkId: 'ladder', version: 2, semanticHash: 'e'.repeat(64) });
    history.record('CounterSignalRemoved', { frameworkId: 'ladder', key: 'alone' });
    const rows = rowsOf(frameworks, history.events);
    expect(rows.find('frameworkPart', { kind: 'signal' })).toMatchObject([{ key: 'silent' }]);
    expect(rows.all('frameworkVersion')).toMatchObject([
      { version: 1, counterSignals: [] },
      { version: 2, counterSignals: [{ key: 'alone', text: 'Never asks.' }, { key: 'silent' }] },
    ]);
  });

  it('keeps the mapping that was applied last', () => {
    const history = drafted();
    const parts = { areas: [], criteria: [], counterSignals: [] };
    const mapping = { levels: [level('staff', 1)], rules: [] };
    history.record('MappingApplied', { frameworkId: 'ladder', mapping, laid: parts });
    expect(rowsOf(frameworks, history.events).all('framework')).toMatchObject([{ mapping, newestVersion: 1 }]);
  });

  it('marks a retired framework', () => {
    const history = drafted().record('FrameworkRetired', { frameworkId: 'ladder', reason: 'replaced' });
    expect(rowsOf(frameworks, history.events).all('framework')).toMatchObject([{ retired: 1 }]);
  });

  const page = (importerVersion: string) => ({
    ...{ frameworkId: 'ladder', source: { name: 'page.md', format: 'career-track', sha256: 'a'.repeat(64) } },
    role: { title: null, level: null, track: null, department: null, horizon: null, reportsTo: null },
    ...{ document: null, importerVersion, items: [] },
    unmapped: [{ text: 'A stray line', from: 'paragraph', section: '', locator: 'line 1', reason: 'prose' }],
    ambiguities: [],
  });
  it('keeps what an importer did not understand', () => {
    const history = drafted().record('BlueprintImported', page('1'));
    expect(rowsOf(frameworks, history.events).all('frameworkBlueprint')).toMatchObject([
      { name: 'page.md', items: [], unmapped: [{ text: 'A stray line' }] },
    ]);
  });
  it('keeps every import of a document, because versions cite it', () => {
    const history = drafted().record('BlueprintImported', page('1')).record('BlueprintImported', page('2'));
    expect(rowsOf(frameworks, history.events).all('frameworkBlueprint')).toMatchObject([
      { importerVersion: '1' },
      { importerVersion: '2' },
    ]);
  });
  it('removes a level from the draft, and keeps it in the versions that have it', () => {
    const history = drafted().record('LevelRemoved', { frameworkId: 'ladder', key: 'principal' });
    const rows = rowsOf(frameworks, history.events);
    expect(rows.find('frameworkPart', { kind: 'level' })).toMatchObject([{ key: 'staff' }]);
    expect(rows.all('frameworkVersion')).toMatchObject([{ levels: [{ key: 'staff' }, { key: 'principal' }] }]);
  });
  it('removes an area from the draft, and keeps it in the versions that have it', () => {
    const spare = { key: 'spare', title: 'Spare', examples: [], antiPatterns: [] };
    const history = drafted().record('AreaDescribed', { frameworkId: 'ladder', area: spare });
    history.record('FrameworkPublished', { frameworkId: 'ladder', version: 2, semanticHash: 'e'.repeat(64) });
    history.record('AreaRemoved', { frameworkId: 'ladder', key: 'spare' });
    const rows = rowsOf(frameworks, history.events);
    expect(rows.find('frameworkPart', { kind: 'area' })).toMatchObject([{ key: 'craft' }]);
    expect(rows.all('frameworkVersion')).toMatchObject([
      { areas: [{ key: 'craft' }] },
      { areas: [{ key: 'craft' }, { key: 'spare' }] },
    ]);
    expect(rows.all('framework')).toMatchObject([{ revision: Number(history.events.at(-1)?.revision) }]);
  });
});
