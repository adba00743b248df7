import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  const areas = new Map(items.flatMap((item) => (item.kind === 'area' ? [[item.key, item.text]] : [])));
  return {
    asked: items.flatMap((item) =>
      item.kind === 'responsibility' ? [[item.level, areas.get(item.group ?? ''), item.text]] : [],
    ),
    unmapped: report.unmapped.map(({ text: left }) => left),
  };
};
const RIGHT = [
  ['1', 'Search', 'Knows what an index is for'],
  ['2', 'Search', 'Builds an index alone'],
  ['1', 'Pipelines', 'Runs a pipeline by hand'],
  ['2', 'Pipelines', 'Writes one with tests'],
];
const skills = (roles: (at: number) => string, key: string) => `skills:
  - name: Search
${roles(0)}    ${key}:
      1: Knows what an index is for
      2: Builds an index alone
  - name: Pipelines
${roles(1)}    ${key}:
      1: Runs a pipeline by hand
      2: Writes one with tests
`;

describe('a data file with a score of each role', () => {
  it.each([
    [
      'in lists',
      (at: number) => `    levels:\n      data_analyst: [ND, ${String(at)}, 1]\n      data_engineer: [1, 2, 2]\n`,
    ],
    ['alone', () => '    levels:\n      data_analyst: 1\n      data_engineer: n/a\n'],
    ['by another key', () => '    roles:\n      analyst: 1\n      engineer: 2\n'],
  ])('has no levels by those roles: %s', (_, roles) => {
    const { asked, unmapped } = read(skills(roles, 'level_descriptions'));
    expect(asked).toEqual(RIGHT);
    expect(unmapped.filter((text) => /analyst/u.test(text))).toHaveLength(2);
  });
});

describe('sentences by number', () => {
  it.each(['level_descriptions', 'levelDescriptions', 'levels', 'expectations_by_level', 'behaviors'])(
    'are those of numbered levels: %s',
    (key) => {
      expect(read(skills(() => '', key)).asked).toEqual(RIGHT);
    },
  );
});

describe('a map with a name and a title', () => {
  const page = (name: string, title: string) =>
    `topics:\n  - name: ${name}\n    title: ${title}\n    content:\n      - level: 1\n        criteria: [Says what is late]\n      - level: 2\n        criteria: [Says what will be late]\n`;
  it.each([
    ['its title, where its name is one for machines', 'feedback', 'Words and Feedback', 'Words and Feedback'],
    ['its name, where that is written for people', 'Feedback', 'How we talk', 'Feedback'],
    ['its name, where neither has capitals', 'feedback', 'words', 'feedback'],
  ])('is called by %s', (_, name, title, right) => {
    expect(read(page(name, title)).asked.map(([, area]) => area)).toEqual([right, right]);
  });
});
