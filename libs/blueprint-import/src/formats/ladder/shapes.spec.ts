import { inspectBlueprint } from '../../index.js';

/** Level, area and words of each item, in order. */
const told = (text: string) =>
  inspectBlueprint('x', text).items.flatMap((item) =>
    'level' in item ? [[item.level, item.group?.replace('area-', '') ?? null, item.text]] : [],
  );
const levels = (text: string) =>
  inspectBlueprint('x', text).items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : []));
const left = (text: string) =>
  inspectBlueprint('x', text).report.unmapped.map(({ text: words, reason }) => [words, reason]);

const EXPECTED = [
  ['Senior Tester', 'craft', 'Tests parts'],
  ['Senior Tester', 'craft', 'Writes it down'],
  ['Staff Tester', 'craft', 'Tests systems'],
];

describe('a ladder whose levels stand', () => {
  it.each([
    [
      'in bold lines',
      '# Path\n\n**Senior Tester**\n\nCraft:\n\n- Tests parts\n- Writes it down\n\n**Staff Tester**\n\nCraft:\n\n- Tests systems\n',
    ],
    [
      'in sentences over lists, in bold',
      '# Path\n\n## Craft\n\nA **Senior Tester** is able to:\n\n- Tests parts\n- Writes it down\n\nA **Staff Tester** is able to:\n\n- Tests systems\n\n## People\n\nA **Senior Tester** is able to:\n\n- See Staff\n',
    ],
    [
      'in sentences over lists',
      '# Path\n\n## Craft\n\nAs a Senior Tester, you can:\n\n- Tests parts\n- Writes it down\n\nAs a Staff Tester, you will:\n\n- Tests systems\n\n## People\n\nA Senior Tester is:\n\n- See Staff\n',
    ],
    [
      'in list items over lists',
      '# Path\n\n## Craft\n\n- Senior Tester\n  - Tests parts\n  - Writes it down\n- Staff Tester\n  - Tests systems\n\n## People\n\n- Senior Tester\n  - 3\n- Staff Tester\n  - 4\n',
    ],
    [
      'in summaries',
      '# Path\n\n<details><summary>Senior Tester</summary>\n\n### Craft\n\n- Tests parts\n- Writes it down\n\n</details>\n\n<details><summary>Staff Tester</summary>\n\n### Craft\n\n- Tests systems\n\n</details>\n',
    ],
    [
      'over columns, with bullets typed into cells',
      '| Skill | Senior Tester | Staff Tester |\n|-|-|-|\n| Craft | - Tests parts<br>- Writes it down | Tests systems |\n',
    ],
    [
      'over columns, below a row that names their group',
      '| Skill | Senior Tester | Staff Tester |\n|-|-|-|\n| **Craft** | | |\n| | Tests parts | Tests systems |\n| | Writes it down | |\n',
    ],
  ])('%s', (_, text) => {
    expect(told(text).sort()).toEqual([...EXPECTED].sort());
    expect(levels(text)).toEqual(['Senior Tester', 'Staff Tester']);
  });
  it('at the beginning of each item', () => {
    const text =
      '# Path\n\n## Craft\n- L1 — tests parts\n- L2 — tests systems\n\n## People\n- L1: asks\n- L2: answers\n\nBye.\n\n- See us\n';
    expect(told(text)).toEqual([
      ['L1', 'craft', 'L1 — tests parts'],
      ['L2', 'craft', 'L2 — tests systems'],
      ['L1', 'people', 'L1: asks'],
      ['L2', 'people', 'L2: answers'],
    ]);
    expect(left(text)).toEqual([
      ['Bye.', 'prose'],
      ['See us', 'not-a-level-list'],
    ]);
  });
  it('as numbers in a column with a level heading', () => {
    const text = '| Level/Skill | Craft | Years |\n|-|-|-|\n| 1 | Tests parts | 0-2 |\n| 2 | Tests systems | 3+ |\n';
    expect(told(text)).toEqual([
      ['1', 'craft', 'Tests parts'],
      ['2', 'craft', 'Tests systems'],
    ]);
    expect(left(text).map(([words]) => words)).toEqual(['Level/Skill', 'Years', '0-2', '3+']);
  });
});

describe('labelled lines about the areas of levels', () => {
  const level = (name: string, words: string) => `## ${name}\n\n**Reach:** ${words}\n\n**Years:** three of them\n\n`;
  it('are requirements of the level if several levels have them', () => {
    const text = `# Path\n\n${level('Senior', 'owns a service')}${level('Staff', 'owns a system')}**Once:** said of nobody else\n`;
    expect(told(text)).toEqual([
      ['Senior', 'reach', 'Reach: owns a service'],
      ['Staff', 'reach', 'Reach: owns a system'],
    ]);
    expect(left(text).map(([words]) => words)).toEqual([
      'Years: three of them',
      'Years: three of them',
      'Once: said of nobody else',
    ]);
  });
});

describe('the levels of a ladder', () => {
  it('are taken from words, not from numbers, ticks or names of other levels', () => {
    const text =
      '| Area | Senior | Staff |\n|-|-|-|\n| Craft | Tests it | Teaches it |\n| Lead | ✓ | L5 |\n| Pay | yes | Engineer II |\n| Rest | 2-3 | |\n';
    expect(told(text)).toEqual([
      ['Senior', 'craft', 'Tests it'],
      ['Staff', 'craft', 'Teaches it'],
    ]);
    expect(left(text).filter(([, reason]) => reason === 'bare-value')).toHaveLength(5);
  });

  it('are the same in a table and in headings, and descriptions in the table are no responsibilities', () => {
    const text =
      '# Path\n\n| Level | Title | Experience |\n|-|-|-|\n| L1 | Tester I | none |\n| L2 | Senior Tester | some |\n\n## L1: Tester I\n- Tests parts\n\n## L2: Senior Tester\n- Tests systems\n';
    expect(levels(text)).toEqual(['L1: Tester I', 'L2: Senior Tester']);
    expect(told(text).map(([level]) => level)).toEqual(['L1: Tester I', 'L2: Senior Tester']);
    expect(left(text)).toHaveLength(9);
  });
  it('include one between them that is named by the profession alone', () => {
    const text =
      '# Path\n\n## Junior Tester\n- Learns it\n\n## Tester\n- Does it\n\n## Senior Tester\n- Shows it\n\n## Notes\n- Ask us\n';
    expect(levels(text)).toEqual(['Junior Tester', 'Tester', 'Senior Tester']);
    expect(left(text)).toContainEqual(['Ask us', 'not-a-level-list']);
  });
  it('have the areas below them, but no area that is above all of them', () => {
    const page = (areas: readonly string[]) =>
      areas.map((area) => `## ${area}\n\n### Senior\n- Does ${area}\n\n### Staff\n- Leads ${area}\n\n`).join('');
    expect(told(page(['Craft', 'People'])).map(([, area]) => area)).toEqual(['craft', 'craft', 'people', 'people']);
    expect(told(page(['Our path'])).map(([, area]) => area)).toEqual([null, null]);
  });
  it('may be two in one heading, which is reported', () => {
    const text = '# Path\n\n## Senior/Staff Tester\n- Tests parts\n\n## Principal Tester\n- Tests systems\n';
    expect(inspectBlueprint('x', text).report.ambiguities.map(({ what }) => what)).toEqual(['several-levels']);
  });
});

describe('a matrix with merged cells', () => {
  const TABLE = `<table><tr><th>Level<th>Craft<th>People</tr>
    <tr><th rowspan=3>L1</tr><tr><td colspan=2>A beginner.</tr><tr><td><ul><li>Tests parts</ul><td>Asks</tr>
    <tr><th>L2<td rowspan=2>Tests systems<td>Answers</tr><tr><th>L3<td>Teaches</tr></table>`;
  it('is read by the grid positions of its cells', () => {
    expect(told(TABLE)).toEqual([
      ['L1', 'craft', 'Tests parts'],
      ['L1', 'people', 'Asks'],
      ['L2', 'craft', 'Tests systems'],
      ['L2', 'people', 'Answers'],
      ['L3', 'people', 'Teaches'],
    ]);
  });
  it('makes no item of the words below several headings, and reports a cell that spans several levels', () => {
    const { unmapped, ambiguities } = inspectBlueprint('x', TABLE).report;
    expect(unmapped.map(({ text, from, section }) => [text, from, section])).toEqual([
      ['A beginner.', 'cell', 'L1'],
      ['Level', 'cell', ''],
    ]);
    expect(ambiguities.map(({ what, text }) => [what, text])).toEqual([['merged-cell', 'Tests systems']]);
  });
  it('may have headings in its cells', () => {
    const cell = (area: string, words: string) => `<td><h3>${area}</h3><ul><li>${words}</ul>`;
    const text = `<table><tr><th>Level<th>Asked</tr><tr><td>L1${cell('Craft', 'Tests parts')}</tr><tr><td>L2${cell('People', 'Answers')}</tr></table>`;
    expect(told(text)).toEqual([
      ['L1', 'craft', 'Tests parts'],
      ['L2', 'people', 'Answers'],
    ]);
  });
});

describe('items of a list that begin with a level in bold', () => {
  it('are what it is', () => {
    const page =
      '# Our levels\n\n- **L1 Testers** are new, and test parts.\n- **L2 Testers** lead others, and test all.\n';
    expect(told(page)).toEqual([
      ['L1 Testers', null, 'L1 Testers are new, and test parts.'],
      ['L2 Testers', null, 'L2 Testers lead others, and test all.'],
    ]);
  });
});
