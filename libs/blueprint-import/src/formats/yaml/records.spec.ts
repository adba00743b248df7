import { inspectBlueprint } from '../../index.js';

const told = (text: string) => {
  const { items } = inspectBlueprint('x', text);
  const titles = new Map(
    items.flatMap(({ kind, key, text: words }) => (kind === 'area' ? [[key, words] as const] : [])),
  );
  return items.flatMap((item) =>
    'level' in item ? [[item.kind, item.level, titles.get(item.group ?? '') ?? null, item.text]] : [],
  );
};
const RESPONSIBILITIES = [
  ['responsibility', 'Junior Tester', 'Technical', 'Runs it alone'],
  ['responsibility', 'Senior Tester', 'Technical', 'Improves it'],
];

describe('a file of one level', () => {
  it('may be a list that holds one map, with keys in capitals', () => {
    const page = [
      {
        Department: 'Tests',
        Role: 'Senior Tester',
        Areas: [
          { Name: 'Craft', Competencies: ['Runs it alone'] },
          { Name: 'People', Competencies: ['Helps all'] },
        ],
      },
    ];
    const { role, items } = inspectBlueprint('x.json', JSON.stringify(page));
    expect([role.title?.value, role.level?.value]).toEqual(['Senior Tester', 'Senior']);
    expect(items.filter(({ kind }) => kind === 'responsibility')).toHaveLength(2);
  });
});

describe('levels that have nothing but a description', () => {
  const level = (title: string, description: string, more = '') =>
    `  - title: ${title}\n    description: ${description}\n    pay: 8\n${more}`;
  const low = level('Junior Tester', 'Tests one part at a time.');
  it('ask for what it says', () => {
    const levels = `levels:\n${low}${level('Senior Tester', 'Tests whole systems alone.')}`;
    expect(told(levels)).toEqual([
      ['responsibility', 'Junior Tester', null, 'Tests one part at a time.'],
      ['responsibility', 'Senior Tester', null, 'Tests whole systems alone.'],
    ]);
    expect(
      told(
        `years: [less than one, one to two years]\nfields:\n  - name: Testing\n    roles:\n      - ${levels.replaceAll('\n', '\n        ')}`,
      ),
    ).toHaveLength(2);
  });
  it('ask for their lists where one of them has any', () => {
    const asked = '    expectations:\n      - Plans all of the tests\n';
    expect(
      told(
        `levels:\n${low}${level('Senior Tester', 'Tests whole systems alone.', asked)}${level('Staff Tester', 'Tests all of it.', asked)}`,
      ),
    ).toEqual([
      ['responsibility', 'Senior Tester', null, 'Plans all of the tests'],
      ['responsibility', 'Staff Tester', null, 'Plans all of the tests'],
    ]);
  });
});

describe('data', () => {
  it.each([
    [
      'that refers to its levels and areas by id',
      'levels:\n  - id: jr\n    name: Junior Tester\n  - id: sr\n    name: Senior Tester\nthemes:\n  - id: tech\n    name: Technical\ncompetencies:\n  - id: a1\n    level: jr\n    theme: tech\n    summary: Runs it alone\n  - id: a2\n    level: sr\n    theme: tech\n    summary: Improves it\n',
    ],
    [
      'with an area in each part of a level',
      '- title: Junior Tester\n  competencies:\n    - area: Technical\n      expectations:\n        - Runs it alone\n- title: Senior Tester\n  competencies:\n    - area: Technical\n      expectations: [Improves it]\n',
    ],
    [
      'with a name beside the level',
      'ladder:\n  - level: jr\n    name: Junior Tester\n    Technical: [Runs it alone]\n  - level: sr\n    name: Senior Tester\n    Technical: [Improves it]\n',
    ],
    [
      'with maps of one level and area each',
      '- level: Junior Tester\n  name: Technical\n  criteria: [Runs it alone]\n- level: Senior Tester\n  name: Technical\n  criteria: [Improves it]\n- level: Senior Tester\n  name: Other\n  criteria: []\n',
    ],
  ])('%s is read level by level', (_, text) => {
    expect(told(text)).toEqual(RESPONSIBILITIES);
  });
  it('has the examples of a record beside it', () => {
    const record = (level: string, what: string) =>
      `  - level: ${level}\n    theme: t\n    summary: ${what} it\n    examples:\n      - ${what} one last week\n`;
    const text = `levels:\n  - id: j\n    name: Junior\n  - id: s\n    name: Senior\nthemes:\n  - id: t\n    name: Technical\ncompetencies:\n${record('j', 'Runs')}${record('s', 'Mends')}`;
    expect(told(text).map(([kind, level, , words]) => [kind, level, words])).toEqual([
      ['responsibility', 'Junior', 'Runs it'],
      ['example', 'Junior', 'Runs one last week'],
      ['responsibility', 'Senior', 'Mends it'],
      ['example', 'Senior', 'Mends one last week'],
    ]);
  });
  it('has its areas above numbered levels, and points typed into one value', () => {
    const area = (name: string) =>
      `  - name: ${name}\n    levels:\n      - level: 1\n        text: Runs ${name} alone\n      - level: 2\n        criteria: |\n          - Improves ${name}\n          - Teaches ${name}\n`;
    expect(
      told(`title: Ladder\nareas:\n${area('Technical')}${area('Communication')}`).map((one) => one.slice(1, 3)),
    ).toEqual([
      ['level 1', 'Technical'],
      ['level 2', 'Technical'],
      ['level 2', 'Technical'],
      ['level 1', 'Communication'],
      ['level 2', 'Communication'],
      ['level 2', 'Communication'],
    ]);
  });
  const SAID = [
    ['L1', 'Meets what is asked.'],
    ['L1', 'Asks early.'],
    ['L2', 'Sets a standard.'],
    ['L2', 'Measures results.'],
  ];
  const levels = {
    L1: { summary: 'Meets what is asked.', detail: 'Asks early.' },
    L2: { summary: 'Sets a standard.', detail: 'Measures results.' },
  };
  it.each([
    ['in JSON', JSON.stringify({ name: 'Achievement', cited_from: 'A book', ...levels })],
    [
      'in YAML',
      `name: Achievement\n${Object.entries(levels)
        .map(([key, { summary, detail }]) => `${key}:\n  summary: ${summary}\n  detail: ${detail}\n`)
        .join('')}`,
    ],
    ['below a key for all levels', JSON.stringify({ name: 'Achievement', levels })],
    [
      'in a list below one of the keys',
      JSON.stringify({ name: 'Own', L1: { summary: SAID[0]?.[1], details: [SAID[1]?.[1]] }, L2: levels.L2 }),
    ],
  ])('has levels whose only words are a summary and a detail: %s', (_, text) => {
    expect(told(text).map(([, level, , words]) => [level, words])).toEqual(SAID);
  });
  it('has levels with a code and a name that are told by a summary alone', () => {
    const text = '"L1: Manager 1":\n  summary: Leads one team.\n"L2: Manager 2":\n  summary: Leads several teams.\n';
    expect(told(text).map(([, level, , words]) => [level, words])).toEqual([
      ['L1: Manager 1', 'Leads one team.'],
      ['L2: Manager 2', 'Leads several teams.'],
    ]);
  });
  it('asks for nothing in the summary of a level that is defined there, and told elsewhere', () => {
    const text = JSON.stringify({
      levels: { L1: { summary: 'Somebody new.' }, L2: { summary: 'Somebody known.' } },
      areas: { Craft: { L1: 'Runs it with help.', L2: 'Improves it alone.' } },
    });
    expect(told(text).map(([, , , words]) => words)).toEqual(['Runs it with help.', 'Improves it alone.']);
  });
  it('asks for nothing in the summary of a level that has areas of its own', () => {
    const level = (name: string) => ({ summary: `Somebody ${name}.`, Technical: [`Runs ${name} alone`] });
    expect(
      told(JSON.stringify({ Junior: level('new'), Senior: level('known') })).map(([, , , words]) => words),
    ).toEqual(['Runs new alone', 'Runs known alone']);
  });
  it('asks for nothing in a reading list, whatever its lists are called', () => {
    const topic = (name: string, what: string) =>
      `  - name: ${name}\n    content:\n      - level: 1\n        criteria: [${what} one]\n      - level: 2\n        criteria: [${what} two]\n`;
    const { counts } = inspectBlueprint(
      'x',
      `title: Ladder\ntopics:\n${topic('craft', 'Does task')}${topic('recommended reading', 'The Book')}`,
    ).report;
    expect([counts['responsibility'], counts['resource'], counts['area']]).toEqual([2, 2, 1]);
  });
  it.each([
    ['by what tells each from the others', 'Trade', ['Ropes', 'Sails']],
    ['by the usual key where that tells them apart', 'Wind', ['Trade', 'Wind']],
  ])('names areas of one list %s', (_, other, areas) => {
    const levels = (what: string) => ({ L1: `Knows the ${what} of the day.`, L2: `Plans the ${what} of the year.` });
    const records = [
      { Theme: 'Trade', Competency: 'Ropes', Levels: levels('ropes') },
      { Theme: other, Competency: 'Sails', Levels: levels('sails') },
    ];
    const found = told(JSON.stringify(records)).map(([, , area]) => area);
    expect([...new Set(found)]).toEqual(areas);
  });
  it('names an area of a map by its name, where its key is for machines', () => {
    const levels = {
      entry: { name: 'Entry Level', skills: ['Ties one knot'] },
      mid: { name: 'Mid Level', skills: ['Ties all'] },
    };
    const area = (name: string) =>
      told(JSON.stringify({ competencies: { 'rope-work': { id: 'rope-work', name, levels } } }));
    expect(area('Rope Work').map(([, , title]) => title)).toEqual(['Rope Work', 'Rope Work']);
    expect(area('rope_work').map(([, , title]) => title)).toEqual(['rope-work', 'rope-work']);
  });
});
