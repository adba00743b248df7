import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  const areas = new Map(items.flatMap((item) => (item.kind === 'area' ? [[item.key, item.text]] : [])));
  return {
    levels: items.flatMap((item) => (item.kind === 'level' ? [item.text] : [])),
    asked: items.flatMap((item) =>
      'level' in item ? [[item.level, areas.get(item.group ?? '') ?? null, item.text]] : [],
    ),
    left: report.unmapped.map(({ text: words }) => words),
    ambiguities: report.ambiguities.map(({ what, text: words }) => [what, words]),
  };
};
const csv = (rows: readonly (readonly string[])[]) => rows.map((cells) => cells.join(';')).join('\n');
const markdown = ([head = [], ...rows]: readonly (readonly string[])[]) =>
  `# Career ladder\n\n${[head, head.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
const html = (rows: readonly (readonly string[])[]) =>
  `<h1>Career ladder</h1><table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
const FORMATS = [
  ['CSV', csv],
  ['Markdown', markdown],
  ['HTML', html],
] as const;

describe.each(FORMATS)('in %s the area of a row', (_, table) => {
  it.each([
    ['a description', 'Description', 'How to test'],
    ['a description in German', 'Beschreibung', 'Wie man prüft'],
    ['a description in Spanish', 'Descripción', 'Cómo se prueba'],
    ['a description in Portuguese', 'Descrição', 'Como se testa'],
    ['a description in Japanese', '説明', '試験の方法'],
  ])('is no cell of a column before the levels that holds %s', (__, head, words) => {
    const { asked, left } = read(
      table([
        ['Theme', 'Topic', head, 'Junior Tester', 'Senior Tester'],
        ['Work', 'Testing', words, 'Tests parts', 'Tests systems'],
        ['Work', 'People', words, 'Asks early', 'Answers others'],
      ]),
    );
    expect(asked).toEqual([
      ['Junior Tester', 'Testing', 'Tests parts'],
      ['Junior Tester', 'People', 'Asks early'],
      ['Senior Tester', 'Testing', 'Tests systems'],
      ['Senior Tester', 'People', 'Answers others'],
    ]);
    expect(left).toContain(words);
  });
});

describe('a column of sentences before the levels', () => {
  it('names no area, whatever its heading', () => {
    const long = 'with everything that belongs to it and so that nobody has to ask for any of it twice';
    const { levels, asked } = read(
      csv([
        ['Topic', 'In short', 'Junior Tester', 'Senior Tester'],
        ['Testing', 'Whatever makes that a release holds', `Tests parts ${long}`, `Tests systems ${long}`],
        ['People', 'How we are with one another daily', `Asks early ${long}`, `Answers others ${long}`],
      ]),
    );
    expect(levels).toEqual(['Junior Tester', 'Senior Tester']);
    expect(asked.map(([, area]) => area)).toEqual(['Testing', 'People', 'Testing', 'People']);
  });
});

describe.each(FORMATS)('in %s a second row of headings', (_, table) => {
  it('names the areas, where it says more than the first', () => {
    const { levels, asked, left } = read(
      table([
        ['Level', 'Reach', 'Con', 'Wis'],
        ['', '', 'Technical skill', 'Communication'],
        ['E0', 'One task', 'Tests parts', 'Asks early'],
        ['E1', 'One project', 'Tests systems', 'Answers others'],
      ]),
    );
    expect(levels).toEqual(['E0', 'E1']);
    expect(asked).toEqual([
      ['E0', 'Reach', 'One task'],
      ['E0', 'Technical skill', 'Tests parts'],
      ['E0', 'Communication', 'Asks early'],
      ['E1', 'Reach', 'One project'],
      ['E1', 'Technical skill', 'Tests systems'],
      ['E1', 'Communication', 'Answers others'],
    ]);
    expect(left).toEqual(['Level', 'Con', 'Wis']);
  });
  it('that says what the levels are called, too, asks for nothing', () => {
    const { asked, left } = read(
      table([
        ['Area', 'Junior Tester', 'Senior Tester'],
        ['', 'Learner of all', 'Owner of all'],
        ['Craft', 'Tests parts', 'Tests systems'],
        ['People', 'Asks early', 'Answers others'],
      ]),
    );
    expect(asked).toHaveLength(4);
    expect(left).toEqual(['Area', 'Learner of all', 'Owner of all']);
  });
});

describe('a cell over all areas of a level', () => {
  const row = (level: string, summary: string, cells: string) =>
    `<tr><th rowspan="2">${level}</th>${summary}</tr><tr>${cells}</tr>`;
  const table = (rows: string) => `<table><tr><th>Level<th>Craft<th>People</tr>${rows}</table>`;
  it('holds what the level asks as a whole; its words are reported with their level', () => {
    const text = table(
      row(
        'IC1',
        '<td colspan="2"><p>A beginner.</p><ul><li>Tests parts<li>Learns more</ul></td>',
        '<td>Tests it<td>Asks early',
      ) + row('IC2', '<td colspan="2">Grown<br>- Tests systems', '<td>Shows it<td>Answers others'),
    );
    const { asked, left, ambiguities } = read(text);
    expect(asked).toEqual([
      ['IC1', null, 'Tests parts'],
      ['IC1', null, 'Learns more'],
      ['IC1', 'Craft', 'Tests it'],
      ['IC1', 'People', 'Asks early'],
      ['IC2', null, 'Tests systems'],
      ['IC2', 'Craft', 'Shows it'],
      ['IC2', 'People', 'Answers others'],
    ]);
    expect([left, ambiguities]).toEqual([['A beginner.', 'Grown', 'Level'], []]);
    expect(inspectBlueprint('x', text).report.unmapped.map(({ section }) => section)).toEqual(['IC1', 'IC2', '']);
  });
  it('is reported as merged where it stands over some of them', () => {
    const text = `<table><tr><th>Level<th>Craft<th>People<th>Reach</tr>
      <tr><td>IC1<td>Tests it<td colspan="2"><ul><li>Asks early</ul></tr><tr><td>IC2<td>Shows it<td>Answers others<td>Two tasks</tr></table>`;
    const { asked, ambiguities } = read(text);
    expect(asked.slice(0, 2)).toEqual([
      ['IC1', null, 'Asks early'],
      ['IC1', 'Craft', 'Tests it'],
    ]);
    expect(ambiguities).toEqual([['merged-cell', 'Asks early']]);
  });
  it('is one of its area where the heading above is as wide', () => {
    const text = `<table><tr><th>Level<th colspan="2">Craft<th>People</tr>
      <tr><td>IC1<td colspan="2">Tests it<td>Asks early</tr><tr><td>IC2<td colspan="2">Shows it<td>Answers others</tr></table>`;
    expect(read(text).asked[0]).toEqual(['IC1', 'Craft', 'Tests it']);
  });
  it('with a list is no name of an area, where the levels are columns', () => {
    const text =
      '<table><tr><th>Area<th>Junior Tester<th>Senior Tester</tr><tr><td colspan="3">For all<ul><li>Is kind</ul></tr><tr><td>Craft<td>Tests it<td>Shows it</tr></table>';
    const { asked, left } = read(text);
    expect(asked).toEqual([
      ['Junior Tester', 'Craft', 'Tests it'],
      ['Senior Tester', 'Craft', 'Shows it'],
    ]);
    expect(left).toEqual(['Area', 'For all', 'Is kind']);
  });
});
