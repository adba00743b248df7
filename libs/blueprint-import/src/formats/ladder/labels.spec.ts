import { inspectBlueprint } from '../../index.js';

const read = (text: string, name = 'x') => {
  const { items, report } = inspectBlueprint(name, text);
  const areas = new Map(items.flatMap(({ kind, key, text: words }) => (kind === 'area' ? [[key, words]] : [])));
  return {
    asked: items.flatMap((item) =>
      item.kind === 'responsibility' ? [[item.level, areas.get(item.group ?? '') ?? null, item.text]] : [],
    ),
    guesses: report.ambiguities.flatMap(({ what, text: words }) => (what === 'guessed-level' ? [words] : [])),
  };
};

it('headings over the same labels each are guessed levels, in a page about careers', () => {
  const titles = ['Seedling', 'Sapling', 'Tree'];
  const level = (title: string, at: number) =>
    `## ${title}\n\n**Skills**\n- Uses tool ${String(at)} of the team\n\n**Impact**\n- Owns part ${String(at)} of the work\n`;
  expect(read(`# Our career path\n\n${titles.map(level).join('\n')}`)).toEqual({
    asked: titles.flatMap((title, at) => [
      [title, 'Skills', `Uses tool ${String(at)} of the team`],
      [title, 'Impact', `Owns part ${String(at)} of the work`],
    ]),
    guesses: titles,
  });
});

it('a column with one role in every row leaves the levels to the column beside it', () => {
  const rows = [1, 2].flatMap((level) =>
    ['Craft', 'Team'].map((area) => `Tester,${String(level)},${area},Does ${area} of level ${String(level)}`),
  );
  expect(read(`Role,Level,Category,Expectation\n${rows.join('\n')}\n`, 't.csv').asked).toEqual([
    ['1', 'Craft', 'Does Craft of level 1'],
    ['1', 'Team', 'Does Team of level 1'],
    ['2', 'Craft', 'Does Craft of level 2'],
    ['2', 'Team', 'Does Team of level 2'],
  ]);
});

it('"code" over a sentence is an area, and over one word the code of a level', () => {
  const role = (title: string, code: string) =>
    `  - title: ${title}\n    expectations:\n      code: ${code}\n      teamwork: Helps the team of ${title}.\n`;
  const text = (codes: readonly [string, string]) =>
    `roles:\n${role('Junior Tester', codes[0])}${role('Senior Tester', codes[1])}`;
  expect(read(text(['Writes small tests.', 'Writes large tests.'])).asked.map(([, area]) => area)).toContain('code');
  expect(read(text(['jt', 'st'])).asked.map(([, area]) => area)).not.toContain('code');
});

it.each(['Level definitions', 'Role descriptions', 'Level-by-level expectations', 'Career progression'])(
  '%s is no area of the levels below it',
  (words) => {
    const text = `# Ladder\n\n## ${words}\n\n### Junior Tester\n\n- Runs trials\n\n### Senior Tester\n\n- Plans trials\n`;
    expect(read(text).asked).toEqual([
      ['Junior Tester', null, 'Runs trials'],
      ['Senior Tester', null, 'Plans trials'],
    ]);
  },
);
