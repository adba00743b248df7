import { askedIn } from '@plumbline/testing';
import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  return {
    levels: items.flatMap(({ kind, text: level }) => (kind === 'level' ? [level] : [])),
    asked: askedIn(items),
    unmapped: report.unmapped.map(({ text: left }) => left),
  };
};
const RIGHT = [
  ['Tester 1', 'Tech', 'Learns the chosen tools'],
  ['Tester 1', 'People', 'Asks for help early'],
  ['Tester 2', 'Tech', 'Knows one tool deeply'],
  ['Tester 2', 'People', 'Helps two others grow'],
];

describe('tables below headings that name levels', () => {
  const page = (head: string, row: (cells: readonly [string, string, string]) => string) => {
    const table = (...rows: readonly (readonly [string, string, string])[]) =>
      `${head}\n|-|-|-|\n${rows.map(row).join('\n')}\n`;
    const first = table(['Tech', '1', 'Learns the chosen tools'], ['People', '1', 'Asks for help early']);
    const second = table(['Tech', '2', 'Knows one tool deeply'], ['People', '3', 'Helps two others grow']);
    return `# Ladder of the shop\n\n## Tester 1\n\n${first}\n## Tester 2\n\n${second}`;
  };
  const inOrder = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  it.each([
    ['a score called a level', '| | Level | Description |', inOrder],
    ['a score called a level, and a corner', '| Area | Level | Description |', inOrder],
    ['a score', '| Area | Score | Description |', inOrder],
    [
      'a score at the end',
      '| Skill | What it takes | Rating |',
      ([area, score, text]: readonly string[]) => inOrder([area ?? '', text ?? '', score ?? '']),
    ],
    [
      'a number in front',
      '| # | Area | Definition |',
      ([area, score, text]: readonly string[]) => inOrder([score ?? '', area ?? '', text ?? '']),
    ],
    ['German words', '| Bereich | Stufe | Beschreibung |', inOrder],
  ])('have no levels of their own: %s', (_, head, row) => {
    const { levels, asked, unmapped } = read(page(head, row));
    expect([levels, asked]).toEqual([['Tester 1', 'Tester 2'], RIGHT]);
    expect(unmapped.filter((text) => /^[123]$/u.test(text))).toHaveLength(4);
  });
  it('have no levels of their own where no spaces part the words', () => {
    const table = (score: string, text: string) => `| | レベル | 説明 |\n|-|-|-|\n| 技術 | ${score} | ${text} |\n`;
    const text = `# 等級\n\n## Tester 1\n\n${table('1', '道具の使い方を学んでいる')}\n## Tester 2\n\n${table('2', '道具をひとつ深く理解している')}`;
    expect(read(text).asked).toEqual([
      ['Tester 1', '技術', '道具の使い方を学んでいる'],
      ['Tester 2', '技術', '道具をひとつ深く理解している'],
    ]);
  });
});

describe('an overview of levels that have lists of their own', () => {
  const lists = (...levels: readonly string[]) =>
    levels.map((level) => `## ${level}\n\n### Scope\n\n- Works as ${level}\n`).join('\n');
  it.each([
    [
      'short names',
      '| Level | Title | Years | Reports |\n|-|-|-|-|\n| APM | Associate Product Manager | 0-2 years | No |\n| PM | Product Manager | 2+ years | Optional |\n',
    ],
    [
      'codes',
      '| Level | Title | Scope |\n|-|-|-|\n| L1 | Associate Product Manager | Task |\n| L2 | Product Manager | Whole feature |\n',
    ],
    ['titles elsewhere', '| Our title | Acme |\n|-|-|\n| Junior PM | PM II |\n| Senior PM | Head (M1) |\n'],
  ])('has neither levels nor items: %s', (_, table) => {
    const { levels, asked } = read(
      `# Ladder\n\n${table}\n${lists('Associate Product Manager', 'Senior Product Manager')}`,
    );
    expect(levels).toEqual(['Associate Product Manager', 'Senior Product Manager']);
    expect(asked.map(([, , text]) => text)).toEqual(levels.map((level) => `Works as ${level}`));
  });
  it('is a table like any where its cells say what is asked', () => {
    const table =
      '| Level | Scope |\n|-|-|\n| L1 | Does one task with some help |\n| L2 | Does whole features alone |\n';
    const text = `# Ladder\n\n${table}\n${lists('L1: Tester I', 'L2: Tester II')}`;
    expect(read(text).asked).toHaveLength(4);
  });
});

describe('a heading called as a part of a page is', () => {
  it('an area where areas stand beside it', () => {
    const level = (name: string) =>
      `## ${name}\n\n### Scope\n\n- Owns as ${name}\n\n### Skills\n\n- Writes as ${name}\n`;
    expect(read(`# Path\n\n${level('Junior Tester')}\n${level('Senior Tester')}`).asked).toEqual([
      ['Junior Tester', 'Scope', 'Owns as Junior Tester'],
      ['Junior Tester', 'Skills', 'Writes as Junior Tester'],
      ['Senior Tester', 'Scope', 'Owns as Senior Tester'],
      ['Senior Tester', 'Skills', 'Writes as Senior Tester'],
    ]);
  });
});
