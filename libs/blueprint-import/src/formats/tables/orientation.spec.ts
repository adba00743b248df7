import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  const of = (kind: string) => items.flatMap((item) => (item.kind === kind ? [item.text] : []));
  return {
    levels: of('level'),
    areas: of('area'),
    asked: of('responsibility').length,
    ambiguities: report.ambiguities.map(({ what, text: words }) => [what, words]),
    left: report.unmapped.map(({ text: words }) => words),
  };
};
const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
const table = (head: readonly string[], ...rows: readonly (readonly string[])[]) =>
  `# Career framework\n\n${row(...head)}${row(...head.map(() => '-'))}${rows.map((cells) => row(...cells)).join('')}`;
const ROWS = [
  ['Tests', 'Knows the basics well', 'Works with little help', 'Teaches the others'],
  ['Reach', 'Own tasks in one team', 'Projects of one team', 'Work of many teams'],
] as const;

describe('a matrix', () => {
  it.each([
    ['numbers in brackets', ['', 'Basic (Level 0)', 'Good (Level 1)', 'Great (Level 2)']],
    ['a corner that says level', ['Job level', 'Junior SDR', 'Senior SDR', 'Staff SDR']],
    ['a corner that says both', ['Skill / Level', 'Junior', 'Senior', 'Staff']],
    ['German names', ['Bereich', 'Junior-Entwickler', 'Entwickler', 'Senior-Entwickler']],
  ])('is read by its columns with %s', (_, head) => {
    expect(read(table(head, ...ROWS))).toMatchObject({ levels: head.slice(1), areas: ['Tests', 'Reach'], asked: 6 });
  });
  it('has no sentence as a level, whatever its first column', () => {
    const { levels } = read(
      table(['Level', 'Junior', 'Senior'], ['Works with the help of others every day', 'A b c', 'D e f']),
    );
    expect(levels).toEqual(['Junior', 'Senior']);
  });
  it('keeps columns that are no known levels among those that are, and says so by name', () => {
    const head = ['Area', 'Junior Tester', 'Testing Manager', 'Senior Tester', 'Team Coach'];
    const { levels, asked, ambiguities } = read(
      table(head, ['Reach', 'One task', 'Five people', 'One project', 'Many teams']),
    );
    expect([levels, asked]).toEqual([head.slice(1), 4]);
    expect(ambiguities).toEqual([
      ['guessed-level', 'Testing Manager'],
      ['guessed-level', 'Team Coach'],
    ]);
  });
  it.each(['Notes', 'Examples', 'Weight', 'Years of experience'])('has no level in its column %p', (column) => {
    const { levels } = read(
      table(['Area', 'Junior', 'Senior', column], ['Reach', 'One task here', 'Two of them', 'Some words here']),
    );
    expect(levels.filter((level) => level === column)).toEqual([]);
  });
  it('may have a title over all columns', () => {
    const cells = (texts: readonly string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
    const text = `<h1>Ladder</h1><table><tr><td colspan="4"><b>Our levels</b></td></tr>${cells(['', 'Junior', 'Senior', 'Staff'])}${ROWS.map(cells).join('')}</table>`;
    expect(read(text)).toMatchObject({ levels: ['Junior', 'Senior', 'Staff'], areas: ['Tests', 'Reach'], asked: 6 });
  });
  it('across from known areas is read by its corner, as a guess', () => {
    const { levels, ambiguities } = read(
      table(
        ['Level', 'Squire', 'Knight'],
        ['Communication', 'Says it plainly', 'Says it well'],
        ['Technical', 'Builds it once', 'Builds it twice'],
      ),
    );
    expect(levels).toEqual(['Squire', 'Knight']);
    expect(ambiguities[0]?.[0]).toBe('guessed-columns');
  });
  it('across from titles is read by its corner, though no area is known', () => {
    const { levels, areas } = read(
      table(
        ['Level', 'SDR', 'AE', 'Manager', 'Director'],
        ['Prospecting', 'Calls and writes', 'Picks whom to call', 'Helps others to pick', 'Plans it all'],
        ['Closing', 'Books a meeting', 'Closes a deal', 'Clears the way', 'Steps in late'],
      ),
    );
    expect({ levels, areas }).toEqual({
      levels: ['SDR', 'AE', 'Manager', 'Director'],
      areas: ['Prospecting', 'Closing'],
    });
  });
  it('of one sentence a row has its areas in a column of their own', () => {
    const text = table(
      ['Level', 'Area', 'Expectation'],
      ['Junior', 'Craft', 'Tests it'],
      ['Junior', 'People', 'Asks early'],
      ['Senior', 'Craft', 'Teaches it'],
    );
    expect(read(text)).toMatchObject({ levels: ['Junior', 'Senior'], areas: ['Craft', 'People'], asked: 3 });
  });
  it('of what levels are called asks for nothing', () => {
    const text = `# Matrix\n\n## Mapping\n\n${table(['Rubric', 'Internal level', 'Experience range'], ['Mid-level Tester', 'G6 – Senior Tester', '2-6 years'], ['Senior Tester', 'G7 – Staff Tester', '4+ years']).split('\n\n')[1] ?? ''}\n\n## G6 – Senior Tester\n\n- Splits work\n\n## G7 – Staff Tester\n\n- Leads work\n`;
    expect(read(text)).toMatchObject({ levels: ['G6 – Senior Tester', 'G7 – Staff Tester'], asked: 2 });
  });
  it('may be as long as its rows are many: they are no one paragraph', () => {
    const cell = 'Does this thing well and says early what is late, week for week, without being asked. '.repeat(2);
    const rows = Array.from({ length: 60 }, (_, at) => [
      `Area ${String(at)}`,
      ...['a', 'b', 'c'].map((end) => `${cell}${String(at)}${end}`),
    ]);
    expect(read(table(['Area', 'Junior', 'Senior', 'Staff'], ...rows))).toMatchObject({ asked: 180 });
  });
  it('that says nothing below its second row is read by its first alone', () => {
    const head = ['Competency', 'Senior', 'Senior', 'Senior', 'Key behaviors'];
    const text = table(head, ['Reach', '', 'Staff', 'Senior', 'Helps the others'], ['Tests']);
    const { levels, areas, asked, left } = read(
      `# A\n\n## Staff\n\n- a b\n\n## Senior\n\n- c d\n\n${text.replace(/^#.*\n/u, '')}`,
    );
    expect({ levels, areas, asked }).toEqual({ levels: ['Staff', 'Senior'], areas: ['Reach'], asked: 3 });
    expect(left).not.toContain('Helps the others');
  });
  it('below a row of groups leaves a group that no level is said to be in', () => {
    const text = table(['', 'Here', 'There'], ['Area', 'Senior', 'Staff'], ['Reach', 'One task', 'Two tasks']);
    expect(read(text)).toMatchObject({ levels: ['Senior', 'Staff'], asked: 2, left: ['Here', 'There', 'Area'] });
  });
  it('may have places without a cell, beside a merged one', () => {
    const text =
      '<h1>Staff</h1><p>Responsibilities:</p><ul><li>a b</ul><table><tr><th></th><th>Senior</th></tr>' +
      '<tr><td>c d</td><td>e f</td><td rowspan="3">g h</td></tr><tr><td>i j</td></tr><tr><td>k l</td></tr></table>';
    expect(read(text).left.sort()).toEqual(['Senior', 'c d', 'e f', 'g h', 'i j', 'k l']);
  });
});

describe('a first column of ids', () => {
  const csv = (ids: readonly string[], columns: string) =>
    `ref,area,${columns}\n${ids.map((id) => `${id},Rigging,Ties knots for ${id}.,Sets sails for ${id}.\n`).join('')}`;
  const IDS = ['A1', 'B1', 'D1', 'E1', 'G1'];
  it('names no levels, though some of them could', () => {
    expect(() => read(csv(IDS, 'summer,winter'))).toThrow(/no levels are known among them/u);
  });
  it('stands beside levels in columns, whatever the words that all of these have', () => {
    expect(read(csv(IDS, 'exp_L1,exp_L2'))).toMatchObject({ levels: ['L1', 'L2'], areas: ['Rigging'], asked: 10 });
  });
  it('is none where its codes are of levels', () => {
    expect(read(csv(['L1', 'L2', 'M3', 'E4'], 'summer,winter')).levels).toEqual(['L1', 'L2', 'M3', 'E4']);
  });
});
