import { askedIn } from '@plumbline/testing';
import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  return {
    levels: items.flatMap(({ kind, text: level }) => (kind === 'level' ? [level] : [])),
    asked: askedIn(items),
    left: report.unmapped.map(({ text: words }) => words),
    guesses: report.ambiguities.map(({ what, text: words }) => [what, words]),
  };
};
const texts = ({ asked }: ReturnType<typeof read>) => asked.map(([, , text]) => text);

describe('a cell with several paragraphs', () => {
  it('is several items in CSV, each with its place', () => {
    const low = 'Lights the oven\n\nKeeps the book of (flour, salt)';
    const text = `Part,Junior Baker,Senior Baker\nOvens,"${low}","Plans the night"\n`;
    expect(texts(read(text))).toEqual(['Lights the oven', 'Keeps the book of (flour, salt)', 'Plans the night']);
    expect(inspectBlueprint('x', text).items.map(({ locator }) => locator)).toContain('line 4, column 1');
  });
  it.each([
    ['lines that begin as items do', 'Lights the oven\nKeeps the flour dry', 2],
    ['sentences on lines of their own', 'Lights the oven.\nKeeps the flour dry.', 1],
    ['a wrapped line', 'Lights the oven and\nkeeps the flour dry', 1],
    ['words that announce bullets', 'They can:\n\n- light the oven\n- keep the flour dry', 2],
    ['one-word lines', 'Ovens\nFlour', 1],
  ])('is cut where its author did: %s', (_, cell, count) => {
    const text = `Part,Junior Baker,Senior Baker\nOvens,"${cell}",Plans the whole night\n`;
    expect(texts(read(text))).toHaveLength(count + 1);
  });
  it.each([
    ['lines that begin as items do', 'Lights the oven<br>Keeps the flour dry.<br>Sleeps', 3],
    ['a line that goes on', 'Lights the oven and<br>keeps the flour dry', 1],
    ['a line that announces the next', 'Each night:<br>Lights the oven', 1],
  ])('is cut at the line breaks of a Markdown cell: %s', (_, cell, count) => {
    const text = `| Part | Junior Baker | Senior Baker |\n|-|-|-|\n| Ovens | ${cell} | Plans the night |\n`;
    expect(texts(read(text))).toHaveLength(count + 1);
  });
  it('is several items in HTML and in JSON, too', () => {
    const html = `<h1>Career ladder</h1><table><tr><th>Area</th><th>Junior</th><th>Senior</th></tr><tr><td>Ovens</td><td><p>Lights one of them</p><p>Cleans all of them</p></td><td>Plans the night<br>for all ovens</td></tr></table>`;
    expect(texts(read(html))).toEqual(['Lights one of them', 'Cleans all of them', 'Plans the night for all ovens']);
    const json = { Ovens: { L1: 'Lights one of them.\n\nCleans all of them.', L2: 'Plans the night for others.' } };
    expect(texts(read(JSON.stringify(json)))).toHaveLength(3);
  });
});

describe('columns that say one thing of several levels', () => {
  const head = '#,Levels,,Code,Skill,Group,Overall description,Level 1 description,Level 2 description';
  it('name the levels by what differs, beside columns of numbers, and the finest column names the areas', () => {
    const rows = [
      '1,1,2,PLAN,Planning,Shore,Making plans that hold.,Collects what a plan needs.,Leads a plan to its end.',
      '2,,2,WELD,Welding,Shore,Joining plates that hold.,,Marks and welds alone.',
    ];
    const { levels, asked } = read([head, ...rows, ''].join('\n'));
    expect(levels).toEqual(['Level 1', 'Level 2']);
    expect(asked).toEqual([
      ['Level 1', 'Planning', 'Collects what a plan needs.'],
      ['Level 2', 'Planning', 'Leads a plan to its end.'],
      ['Level 2', 'Welding', 'Marks and welds alone.'],
    ]);
  });
  it('are no levels where they have no numbers', () => {
    const table =
      '| Topic | Junior projects | Senior projects |\n|-|-|-|\n| Boats | One small boat | Two large boats |\n';
    expect(() => read(`# Our boats\n\n${table}`)).toThrow('no levels are known');
  });
});

describe('levels with marks instead of words', () => {
  const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const head = row('Area', 'Detail', 'Tester 1 (Green)', 'Tester 2 (Blue)') + row('-', '-', '-', '-');
  it.each(['✅', 'x', 'Yes', '●'])('ask for the sentence of the rows that they mark: %p', (mark) => {
    const rows = [
      row('**Ropes**', 'Ties the usual knots', mark, mark),
      row('', 'Splices wires without help', '', mark),
      row('**Charts**', 'Reads a chart of the coast', mark, ''),
    ];
    const { levels, asked } = read(`# Sailor skills\n\n${head}${rows.join('')}`);
    expect(levels.map((level) => level.slice(0, 8))).toEqual(['Tester 1', 'Tester 2']);
    expect(asked.map(([level, area, text]) => [level?.slice(0, 8), area, text])).toEqual([
      ['Tester 1', 'Ropes', 'Ties the usual knots'],
      ['Tester 1', 'Charts', 'Reads a chart of the coast'],
      ['Tester 2', 'Ropes', 'Ties the usual knots'],
      ['Tester 2', 'Ropes', 'Splices wires without help'],
    ]);
  });
  it('in several tables of one ladder are the same levels', () => {
    const part = (name: string) =>
      `## Sailor matrix – ${name}\n\n${head}${row(name, `Knows ${name} by heart`, 'x', 'x')}\n`;
    expect(read(`# Sailors\n\n${part('ropes')}${part('charts')}${part('winds')}`).levels).toHaveLength(2);
  });
});

describe('a table of roles', () => {
  const table = (corner: string, column: string, cells: readonly string[]) =>
    `# Ladder\n\n| ${corner} | ${column} |\n|-|-|\n| Team Lead | ${cells[0] ?? ''} |\n| Head / Chief | ${cells[1] ?? ''} |\n`;
  it.each(['Role', 'Position', 'Cargo', 'Papel'])('has their titles as levels below %p', (corner) => {
    const { levels, asked } = read(table(corner, 'Responsibilities', ['Plans the watches', 'Agrees the budget']));
    expect(levels).toEqual(['Team Lead', 'Head / Chief']);
    expect(asked).toHaveLength(2);
  });
  it('is none where it tells only what they earn', () => {
    expect(() => read(table('Role', 'Salary', ['from 1,000 to 2,000', 'from 2,000 to 3,000']))).toThrow('levels');
  });
});

describe('a cell with labels', () => {
  const cell = (...lines: readonly string[]) =>
    `<td>${lines.map((line, at) => (at % 2 === 0 ? `<h3>${line}</h3>` : `<p>${line}</p>`)).join('')}</td>`;
  it('that its column announces is the level, by number and title', () => {
    const row = (number: string, title: string, says: string) =>
      `<tr>${cell('Level', number, 'Title', title, 'Experience', '2 years')}<td><h3>Trade</h3><ul><li>${says}</li></ul></td></tr>`;
    const table = (rows: string) => `<table><tr><th>Level / Title / Experience</th><th>Role</th></tr>${rows}</table>`;
    const { levels, asked, left } = read(
      `<h1>Job ladder</h1>${table(row('1', 'Deck Engineer', 'You keep the deck.') + row('2', 'Deck Engineer', 'You keep the crew.'))}`,
    );
    expect(levels).toEqual(['Level 1: Deck Engineer', 'Level 2: Deck Engineer']);
    expect(asked).toEqual([
      ['Level 1: Deck Engineer', 'Trade', 'You keep the deck.'],
      ['Level 2: Deck Engineer', 'Trade', 'You keep the crew.'],
    ]);
    expect(left).toContain('Experience: 2 years');
  });
});
