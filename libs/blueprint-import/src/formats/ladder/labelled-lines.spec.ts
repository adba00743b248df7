import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items } = inspectBlueprint('x', text);
  const areas = new Map(items.flatMap(({ kind, key, text: words }) => (kind === 'area' ? [[key, words]] : [])));
  return items.flatMap((item) =>
    item.kind === 'responsibility' ? [[item.level, areas.get(item.group ?? '') ?? null, item.text]] : [],
  );
};

describe.each([
  ['bold', '**'],
  ['emphasised', '*'],
])('a %s line over the lines of a paragraph', (_, mark) => {
  const label = (words: string) => `${mark}${words}${mark}  \n`;
  const level = (title: string, at: number) =>
    `## ${title}\n\n**Scope**\n\n- Owns part ${String(at)} of it\n\n**Competencies**\n\n${label('Trials')}Runs the trials ${String(at)} of the team.\n\n${label('Reports')}Writes what came of trial ${String(at)}.\n`;
  it('is the area of what they say, beside lists', () => {
    expect(read(`# Ladder\n\n${level('Junior Tester', 1)}\n${level('Senior Tester', 2)}`)).toEqual(
      ['Junior Tester', 'Senior Tester'].flatMap((title, index) => [
        [title, 'Scope', `Owns part ${String(index + 1)} of it`],
        [title, 'Trials', `Runs the trials ${String(index + 1)} of the team.`],
        [title, 'Reports', `Writes what came of trial ${String(index + 1)}.`],
      ]),
    );
  });
  it('is none that only one level has', () => {
    const text = `# Ladder\n\n## Junior Tester\n\n- Runs trials\n\n${label('A word of thanks')}We owe this page to many who read it.\n\n## Senior Tester\n\n- Plans trials\n`;
    expect(read(text)).toEqual([
      ['Junior Tester', null, 'Runs trials'],
      ['Senior Tester', null, 'Plans trials'],
    ]);
  });
});

describe('attributes of a page generator on a line of their own', () => {
  it.each([
    [
      'below a heading, over a paragraph',
      '## Junior Tester\n{: .no_toc }\nRuns every trial of the team.\n\n## Senior Tester\n{: .no_toc }\nPlans every trial of the team.\n',
    ],
    [
      'below a list',
      '## Junior Tester\n\n- Runs every trial of the team.\n{: .tight }\n\n## Senior Tester\n\n- Plans every trial of the team.\n{:.tight}\n',
    ],
  ])('are no words of it: %s', (_, text) => {
    expect(read(`# Ladder\n\n${text}`)).toEqual([
      ['Junior Tester', null, 'Runs every trial of the team.'],
      ['Senior Tester', null, 'Plans every trial of the team.'],
    ]);
  });
});

it('bold lines are areas where sentences stand between them and their lists', () => {
  const part = (words: string, at: number) =>
    `**${words}**\n\nYou have shown what ${words} takes. You can:\n\n- Does thing ${String(at)} well\n`;
  const text = `# Senior Tester\n\n${part('Trials', 1)}\n**Team and Peers**\n\n- Helps all of them\n\n${part('Delivery', 2)}`;
  expect(read(text).map(([, area, words]) => [area, words])).toEqual([
    ['Trials', 'Does thing 1 well'],
    ['Team and Peers', 'Helps all of them'],
    ['Delivery', 'Does thing 2 well'],
  ]);
});
