import type { BlueprintEdition, ImportedItem } from '@plumbline/domain';
import { careerGraph } from './career-graph.js';

const fact = (value: string) => ({ value, basis: 'stated' as const });
const item = (kind: string, key: string, fields: ImportedItem['fields'] = {}): ImportedItem => ({
  ...{ kind, key, text: `About ${key}`, section: 'S', group: null, ordinal: 1, locator: `line of ${key}` },
  fields,
});
const edge = (relation: string, role: string, note: string | null = null) =>
  item('career-edge', `${relation}-${role}`, { relation, role, note });
const edition = (sha256: string, title: string, level: string, items: ImportedItem[] = []): BlueprintEdition => ({
  source: { name: `${sha256}.html`, format: 'role-blueprint-html', sha256 },
  document: null,
  importerVersion: 'role-blueprint/1',
  role: {
    ...{ title: fact(title), level: fact(level) },
    ...{ track: null, department: null, horizon: null, reportsTo: null },
  },
  items,
  ...{ unmapped: [], ambiguities: [] },
});

describe('the career graph', () => {
  const levels = [
    { key: 'staff', title: 'Staff', ordinal: 2, summary: '' },
    { key: 'senior', title: 'Senior', ordinal: 1, summary: '' },
  ];
  const staff = edition('1', 'Staff Engineer', 'Staff', [
    edge('feeder', 'senior engineer', 'with reliability'),
    edge('next', 'Principal Engineer'),
    item('promotion', 'no-edge'),
  ]);
  const senior = edition('2', 'Senior Engineer', 'Senior', [edge('adjacent', 'Architect')]);
  const unnamed = edition('3', 'Wizard', 'Wizardry', [edge('next', 'Archmage')]);
  const graph = careerGraph([staff, unnamed, senior], levels);

  it('has the roles that state where they lead, by level, and no others', () => {
    expect(graph.levels.map(({ key }) => key)).toEqual(['senior', 'staff']);
    expect(graph.roles).toEqual([
      { blueprint: '2', title: 'Senior Engineer', level: 'senior', statedLevel: 'Senior' },
      { blueprint: '1', title: 'Staff Engineer', level: 'staff', statedLevel: 'Staff' },
      { blueprint: '3', title: 'Wizard', level: null, statedLevel: 'Wizardry' },
    ]);
    expect(careerGraph([edition('4', 'Silent', 'Staff')], levels)).toMatchObject({ roles: [], edges: [] });
  });
  it('links every edge to its sentence, and to the blueprint of the role if there is one', () => {
    expect(graph.edges.find(({ relation }) => relation === 'feeder')).toEqual({
      ...{ blueprint: '1', relation: 'feeder', role: 'senior engineer', note: 'with reliability', describedBy: '2' },
      source: { blueprint: '1', item: 'feeder-senior engineer', locator: 'line of feeder-senior engineer' },
    });
    expect(graph.edges.filter(({ describedBy }) => describedBy === null)).toHaveLength(3);
  });
  it('shows only the latest edition of a role', () => {
    const later = edition('9', 'Staff Engineer', 'Staff', [edge('next', 'Fellow')]);
    expect(careerGraph([staff, later], levels).edges.map(({ role }) => role)).toEqual(['Fellow']);
  });
});
