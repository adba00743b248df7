import { inspectBlueprint, UnsupportedBlueprint } from '../../index.js';

const told = (text: string) =>
  inspectBlueprint('x', text).items.flatMap((item) =>
    item.kind === 'responsibility' ? [[item.level, item.group, item.text]] : [],
  );
const EXPECTED = [
  ['Senior Engineer', 'area-delivery', 'Ships parts.'],
  ['Senior Engineer', 'area-delivery', 'Plans them.'],
  ['Senior Engineer', 'area-people', 'Coaches one.'],
  ['Staff Engineer', 'area-delivery', 'Ships systems.'],
];

describe('a ladder of several levels', () => {
  it.each([
    [
      'a heading for each level',
      'ladder-markdown',
      '# Levels\n\n## Senior Engineer\n\n### Delivery\n- Ships parts.\n- Plans them.\n\n### People\n- Coaches one.\n\n## Staff Engineer\n\n**Delivery**\n\n- Ships systems.\n',
    ],
    [
      'a column for each level, in HTML',
      'ladder-html',
      '<table><tr><th>Area<th>Senior Engineer<th>Staff Engineer</tr><tr><td>Delivery<td><ul><li>Ships parts.<li>Plans them.</ul><td>Ships systems.</tr><tr><td>People<td>Coaches one.<td></tr></table>',
    ],
    [
      'a row for each level',
      'ladder-html',
      '<table><tr><th><th>Delivery<th>People</tr><tr><td>Senior Engineer<td><ul><li>Ships parts.<li>Plans them.</ul><td>Coaches one.</tr><tr><td>Staff Engineer<td>Ships systems.<td></tr></table>',
    ],
    [
      'YAML by level',
      'ladder-yaml',
      'levels:\n  - name: Senior Engineer\n    Delivery: [Ships parts., Plans them.]\n    People:\n      - Coaches one.\n  - name: Staff Engineer\n    Delivery: [Ships systems.]\n',
    ],
    [
      'YAML by area',
      'ladder-yaml',
      'Delivery:\n  Senior Engineer: [Ships parts., Plans them.]\n  Staff Engineer: Ships systems.\nPeople:\n  Senior Engineer: [Coaches one.]\n',
    ],
  ])('is read from %s', (_, format, text) => {
    expect(inspectBlueprint('x', text).source.format).toBe(format);
    expect(told(text).sort()).toEqual([...EXPECTED].sort());
  });
  it('is read from a matrix in Markdown: each cell is one item, or the items of the list in it', () => {
    const text =
      '| Area | Senior | Staff |\n|--|--|--|\n| Craft | Tests<br>twice | <ul><li>Teaches</li><li>asks</li></ul> |\n| People | | Coaches |\n';
    expect(told(text)).toEqual([
      ['Senior', 'area-craft', 'Tests twice'],
      ['Staff', 'area-craft', 'Teaches'],
      ['Staff', 'area-craft', 'asks'],
      ['Staff', 'area-people', 'Coaches'],
    ]);
  });
  it('names its levels and areas once, and reports what belongs to no level', () => {
    const { items, report } = inspectBlueprint(
      'x',
      '# Levels\n\nWords.\n\n## Senior\n### Craft\n- Tests.\n## Staff\n### Craft\n- Teaches.\n## Notes\n- Ask us.\n',
    );
    expect(items.filter(({ kind }) => kind === 'level').map(({ text }) => text)).toEqual(['Senior', 'Staff']);
    expect(items.filter(({ kind }) => kind === 'area').map(({ text }) => text)).toEqual(['Craft']);
    expect(report.unmapped.map(({ text, reason }) => [text, reason])).toEqual([
      ['Words.', 'prose'],
      ['Notes', 'unknown-heading'],
      ['Ask us.', 'not-a-level-list'],
    ]);
  });
});

describe('a ladder with one file for each level', () => {
  it('has the level in its title', () => {
    const { role, items } = inspectBlueprint('x', '# L4 Engineer\n\n## Delivery\n- Ships.\n\n## People\n- Coaches.\n');
    expect(role.level).toEqual({ value: 'L4', basis: 'inferred' });
    expect(items.filter(({ kind }) => kind === 'responsibility')).toHaveLength(2);
  });
  it.each([
    ['minutes of a meeting', '# Staff meeting\n\n## Agenda\n- Lunch.\n\n## Actions\n- Cook.\n'],
    ['minutes of a team that is called by a level', '# Staff\n\n## Agenda\n- Lunch.\n\n## Actions\n- Cook.\n'],
    ['a game', '# Levels\n\n## Level 1\n- Jump.\n\n## Level 2\n- Run.\n'],
    ['a job that is offered', '# Senior Tester\n\n## Wanted\n- Patience.\n'],
    ['steps', '# Skills\n\n## Step 1\n- Read.\n\n## Step 2\n- Write.\n'],
    ['a list under a level', '# Staff\n\n- Leads.\n'],
    ['a table of something else', '| Tool | Use |\n|--|--|\n| Lathe | Turning |\n'],
    ['a page of nothing known', '<h1>Recipes</h1><h2>Soup</h2><ul><li>Water</li></ul>'],
  ])('is not detected in %s', (_, text) => {
    expect(() => inspectBlueprint('x', text)).toThrow(UnsupportedBlueprint);
  });
});
