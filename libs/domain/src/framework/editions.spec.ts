import {
  type BlueprintEdition,
  diffEditions,
  documentFor,
  editionBefore,
  type ImportedItem,
  inOrderOfDocuments,
  latestEditions,
} from './index.js';

const fact = (value: string) => ({ value, basis: 'stated' as const });
const item = (kind: string, key: string, fields: object = {}, text = `About ${key}`): ImportedItem => ({
  ...{ kind, key, text, section: 'S', group: null, ordinal: 1, locator: `line of ${key}` },
  fields: { ...fields },
});
const edition = (sha256: string, title: string | null, level: string | null, items: ImportedItem[] = []) =>
  ({
    source: { name: `${sha256}.html`, format: 'role-blueprint-html', sha256 },
    document: null,
    importerVersion: 'role-blueprint/1',
    role: {
      ...{ title: title === null ? null : fact(title), level: level === null ? null : fact(level) },
      ...{ track: null, department: null, horizon: null, reportsTo: null },
    },
    items,
    ...{ unmapped: [], ambiguities: [] },
  }) satisfies BlueprintEdition;

describe('editions of a blueprint', () => {
  const first = edition('1', 'Staff Engineer', 'Staff');
  const other = edition('2', 'Senior Engineer', 'Senior');
  const second = { ...edition('3', 'Staff  engineer', 'Staff'), importerVersion: 'role-blueprint/2' };
  it('belong together by role title, whatever the file name', () => {
    expect(latestEditions([first, other, second])).toEqual([second, other]);
    expect(editionBefore([first, other, second], second)).toBe(first);
    expect(editionBefore([first, other, second], other)).toBeUndefined();
  });
  it('are the latest again if they are imported again, and follow the previous import', () => {
    const again = { ...first };
    const all = [first, other, second, again];
    expect(latestEditions(all)).toEqual([again, other]);
    expect([editionBefore(all, again), editionBefore(all, second), editionBefore(all, first)]).toEqual([
      second,
      first,
      undefined,
    ]);
    expect(inOrderOfDocuments(all)).toEqual([again, second, other]);
  });
  it('are equal for every composition of letters', () => {
    const text = 'Führt Teams über mehrere Jahre';
    const composed = [item('promotion', 'lead', { why: 'Qualität' }, text)];
    const apart = [item('promotion', 'lead', { why: 'Qualität'.normalize('NFD') }, text.normalize('NFD'))];
    expect(diffEditions(composed, apart)).toEqual({ added: [], removed: [], reworded: [], moved: [], revised: [] });
    expect(
      diffEditions(apart, [item('promotion', 'other', {}, text.replace('mehrere', 'viele'))]).reworded,
    ).toHaveLength(1);
  });
  it('say where an item moved, and not where its heading was renamed', () => {
    const area = (key: string, title: string) => item('area', key, {}, title);
    const at = (group: string, text: string) => ({ ...item('responsibility', text.slice(0, 5), {}, text), group });
    const before = [area('a', 'Scope'), area('b', 'Planning'), at('a', 'Owns the whole'), at('b', 'Plans the year')];
    const moved = [area('a', 'Scope'), area('b', 'Planning'), at('b', 'Owns the whole'), at('a', 'Plans the year')];
    expect(diffEditions(before, moved)).toMatchObject({
      ...{ added: [], removed: [], reworded: [], revised: [] },
      moved: [
        { text: 'Owns the whole', from: 'Scope', to: 'Planning' },
        { text: 'Plans the year', from: 'Planning', to: 'Scope' },
      ],
    });
    const renamed = [area('a', 'Scope'), area('c', 'Foresight'), at('a', 'Owns the whole'), at('c', 'Plans the year')];
    expect(diffEditions(before, renamed).moved).toEqual([]);
  });
  it('of another document type are of another document', () => {
    const ladder = { ...first, source: { ...first.source, sha256: '4' }, importerVersion: 'ladder/1' };
    expect(latestEditions([first, ladder])).toHaveLength(2);
  });
  it('are told apart by what they are called, where their titles do not', () => {
    const of = (name: string, document: string | null) => ({
      ...edition(name, 'Engineer', null),
      source: { name, format: 'ladder-html', sha256: name },
      document,
    });
    const [one, two] = [of('ic1.html', 'ic1.html'), of('ic2.html', 'ic2.html')];
    expect(latestEditions([one, two])).toEqual([one, two]);
    const later = { ...of('ic2.html', null), source: { ...two.source, sha256: 'later' } };
    expect(documentFor(later, null, [one, two])).toBe('ic2.html');
    expect(documentFor(later, 'ic2.html', [one, two])).toBe('ic2.html');
    expect(documentFor(of('ic3.html', null), 'ic3.html', [one, two])).toBe('ic3.html');
    expect(documentFor(of('ic3.html', null), null, [one, two])).toBe('ic3.html');
    expect(documentFor(of('ic1.html', null), 'ic1.html', [of('ic1.html', null)])).toBeNull();
    expect(documentFor(of('other.html', null), null, [of('ic1.html', null)])).toBeNull();
    expect(documentFor(of('ic1.html', null), null, [])).toBeNull();
  });
  it('are none of each other where each names levels that the other does not', () => {
    const at = (name: string, level: string | null, ...levels: string[]) => ({
      ...edition(
        name,
        'Ladder',
        level,
        levels.map((text) => item('level', text, {}, text)),
      ),
    });
    expect(documentFor(at('b', 'IC2'), null, [at('a', 'IC1')])).toBe('b.html');
    expect(documentFor(at('a', 'IC2'), null, [at('a', 'IC1')])).toBe('a.html');
    expect(documentFor(at('b', null, 'M1', 'M2'), null, [at('a', null, 'IC1', 'IC2')])).toBe('b.html');
    expect(documentFor(at('b', null, 'IC2', 'IC3'), null, [at('a', null, 'IC1', 'IC2')])).toBeNull();
    expect(documentFor(at('b', null), null, [at('a', 'IC1')])).toBeNull();
  });
  it('belong together by file name if no role has a title', () => {
    expect(latestEditions([edition('1', null, null), edition('2', null, null)])).toHaveLength(2);
  });
  it('differ in what was added, removed, reworded, or has other details', () => {
    const before = [item('kpi', 'speed', { target: '5' }), item('promotion', 'lead'), item('promotion', 'gone')];
    const after = [item('kpi', 'speed', { target: '9' }), item('promotion', 'lead', {}, 'Leads.'), item('tool', 'new')];
    expect(diffEditions(before, after)).toMatchObject({
      added: [{ kind: 'tool', key: 'new' }],
      removed: [{ kind: 'promotion', key: 'gone' }],
      reworded: [{ key: 'lead', from: 'About lead', to: 'Leads.', locator: 'line of lead' }],
      revised: [{ key: 'speed', fields: ['target'] }],
    });
    expect(diffEditions(before, before)).toEqual({ added: [], removed: [], reworded: [], moved: [], revised: [] });
  });
});
