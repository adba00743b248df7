import { inspectBlueprint } from '../../index.js';

const read = (text: string, name = 'x') => {
  const { items, report } = inspectBlueprint(name, text);
  return {
    levels: items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : [])),
    asked: items.flatMap((item) => (item.kind === 'responsibility' ? [[item.level, item.text]] : [])),
    guesses: report.ambiguities.flatMap(({ what, text: words }) => (what === 'guessed-level' ? [words] : [])),
    isOrderAsked: report.ambiguities.some(({ what }) => what === 'unclear-order'),
  };
};
const said = (at: number) => `Does thing ${String(at)} for the team`;
const ways = {
  headings: (titles: readonly string[]) =>
    `# Career ladder\n\n${titles.map((title, at) => `## ${title}\n\n- ${said(at)}\n`).join('\n')}`,
  'bold lines': (titles: readonly string[]) =>
    `# Career ladder\n\n${titles.map((title, at) => `**${title}**\n\n- ${said(at)}\n`).join('\n')}`,
  'list items': (titles: readonly string[]) =>
    `# Career ladder\n\n${titles.map((title, at) => `- **${title}**\n  - ${said(at)}\n`).join('')}`,
  rows: (titles: readonly string[]) =>
    `# Career ladder\n\n| Level | Code |\n|---|---|\n${titles.map((title, at) => `| ${title} | ${said(at)} |\n`).join('')}`,
  columns: (titles: readonly string[]) =>
    `# Career ladder\n\n| Area | ${titles.join(' | ')} |\n${'|---'.repeat(titles.length + 1)}|\n| Code | ${titles.map((_, at) => said(at)).join(' | ')} |\n`,
};
const FORMS = Object.entries(ways);

describe('names that count on behind a word or letters that no list knows', () => {
  it.each(
    FORMS.flatMap(([form, write]) =>
      [
        ['TX4', 'TX5', 'TX6'],
        ['Tier 1', 'Tier 2', 'Tier 3'],
        ['Tier I', 'Tier II', 'Tier III'],
        ['Rung One', 'Rung Two', 'Rung Three'],
        ['TX2', 'TX1'],
      ].map((titles) => [form, write, titles] as const),
    ),
  )('are guessed levels as %s', (_, write, titles) => {
    const { levels, asked, guesses, isOrderAsked } = read(write(titles));
    expect(levels).toEqual(titles);
    expect(asked).toEqual(titles.map((title, at) => [title, said(at)]));
    expect(guesses).toEqual(titles);
    expect(isOrderAsked).toBe(false);
  });
  it('keep their other words', () => {
    const titles = ['TX4 - Trial Examiner 4', 'TX5 - Trial Examiner 5'];
    expect(read(ways.headings(titles)).levels).toEqual(titles);
  });
  it('leave the order of letters to be asked', () => {
    expect(read(ways.headings(['Rung A', 'Rung B', 'Rung C'])).isOrderAsked).toBe(true);
  });
  it.each(['Week', 'Woche', 'Semaine', 'Semana', 'Étape', 'Passo', '週', 'ステップ'])(
    'are none where they count what is no level: %p',
    (word) => {
      const titles = [1, 2, 3].map((at) => `${word} ${String(at)}`);
      expect(() => read(ways.headings(titles))).toThrow(/no levels are known/);
    },
  );
  it.each([
    ['a number is left out', ['Tier 1', 'Tier 2', 'Tier 4']],
    ['a word has but two', ['Tier 1', 'Tier 2']],
    ['there are more than a ladder has', Array.from({ length: 16 }, (_, at) => `Tier ${String(at + 1)}`)],
  ])('are none where %s', (_, titles) => {
    expect(() => read(ways.headings(titles))).toThrow(/no levels are known/);
  });
});

it('are no levels in a table that says nothing about work', () => {
  const rows = Array.from(
    { length: 5 },
    (_, at) => `Thing ${String(at)},five words about the thing,and six more about the thing`,
  );
  expect(() => inspectBlueprint('t.csv', `Name,Text,Other\n${rows.join('\n')}\n`)).toThrow(/a table in CSV/u);
});

describe('a title with a field behind it', () => {
  it.each([
    ['in', ['Tester in Trials', 'Senior Tester in Trials', 'Head of Trials']],
    ['for', ['Junior Tester for Trials and Errors', 'Senior Tester for Trials and Errors']],
    ['für', ['Junior Tester für Versuche', 'Senior Tester für Versuche']],
  ])('is the name of a level: %s', (_, titles) => {
    expect(read(ways.headings(titles)).levels).toEqual(titles);
  });
  it('tells two fields apart', () => {
    const titles = ['Junior Tester in Trials', 'Senior Tester in Trials', 'Senior Tester in Errors'];
    expect(read(ways.headings(titles)).levels).toEqual(titles);
  });
});

describe('titles beside the same words', () => {
  it('are levels: a profession alone, too, where one has a rank', () => {
    const titles = ['Tester role requirements', 'Senior Tester role requirements', 'Leading Tester role requirements'];
    expect(read(ways.headings(titles)).levels).toEqual(titles);
  });
  it('are none where no rank is among them', () => {
    expect(() => read(ways.headings(['Tester notes', 'Designer notes', 'Writer notes']))).toThrow(/no levels/);
  });
});

describe('a code', () => {
  it('has a track behind it, so that two of one number are two levels', () => {
    const titles = ['L3 IC - Tester', 'L4 IC - Tester', 'L4 EM - Tester'];
    expect(read(ways.headings(titles)).levels).toEqual(titles);
  });
  it('names the level that its number names in words', () => {
    const table = '| Area | L1 | L2 |\n|---|---|---|\n| Craft | Runs trials. | Plans trials. |\n';
    const headings = '## Level 1: Junior Tester\n\n- Asks for help\n\n## Level 2: Senior Tester\n\n- Gives help\n';
    expect(read(`# Ladder\n\n${headings}\n${table}`).levels).toEqual([
      'Level 1: Junior Tester',
      'Level 2: Senior Tester',
    ]);
  });
});

describe('what is no level', () => {
  const ladder = '# Ladder\n\n## L1: Tester\n\n- Runs trials\n\n## L2: Senior Tester\n\n- Plans trials\n';
  it.each([
    ['the way from one to another', '\n## Moves\n\n- L1 → L2: the usual way for most people\n- L2 → L3: seldom seen\n'],
    [
      'a line of several titles',
      '\n#### Typical titles\n\nTester, Trial Runner, Head of Trials\n\n#### Challenges\n\n- Says no\n',
    ],
  ])('is %s', (_, more) => {
    expect(read(ladder + more).levels).toEqual(['L1: Tester', 'L2: Senior Tester']);
  });
});

describe('a rank of levels', () => {
  const titles = ['Junior Tester', 'Senior Tester', 'Lead Tester'];
  it('ends with a name of which no word is known', () => {
    const all = [...titles, 'Old Brown Fox'];
    expect(read(ways.headings(all))).toMatchObject({ levels: all, guesses: ['Old Brown Fox'] });
  });
  it('keeps "Senior" and "Senior II" apart in data', () => {
    const level = (name: string, text: string) => `  ${name}:\n    craft:\n      - ${text}\n`;
    const text = `levels:\n${level('SENIOR', 'Plans trials of a team')}${level('SENIOR II', 'Plans trials of two teams')}`;
    expect(read(text).levels).toEqual(['SENIOR', 'SENIOR II']);
  });
  it('is one for each track, where a key holds tracks', () => {
    const level = (name: string, text: string) => `    ${name}:\n      craft:\n        - ${text}\n`;
    const track = (name: string) =>
      `  ${name}:\n${level('JUNIOR', `Runs trials as ${name}`)}${level('SENIOR', `Plans trials as ${name}`)}`;
    expect(read(`grades:\n${track('tester')}${track('engineer')}`).levels).toEqual([
      'tester: JUNIOR',
      'tester: SENIOR',
      'engineer: JUNIOR',
      'engineer: SENIOR',
    ]);
  });
});

describe('what stands beside levels', () => {
  const ladder = (more: string) =>
    `# Ladder\n\n## IC1: Tester\n\n- Runs trials\n\n## IC2: Senior Tester\n\n- Plans trials\n\n${more}`;
  it('is no level where it is a code of several that are', () => {
    const table =
      '| Levels | Usual scope |\n|---|---|\n| IC1-IC2 | The work of one team. |\n| IC3-IC4 | The work of several. |\n';
    expect(read(ladder(table)).levels.filter((level) => level === 'IC1-IC2')).toEqual([]);
  });
  it.each(['Dismissal', 'Probation'])('is no level where it is called %p', (heading) => {
    expect(read(ladder(`## ${heading}\n\n- Misses trials without a word\n`)).levels).toEqual([
      'IC1: Tester',
      'IC2: Senior Tester',
    ]);
  });
  it('asks for nothing in brackets, or where it is to come', () => {
    expect(
      read(ladder('## IC3: Lead Tester\n\n- [Skills of leads]\n- (Forthcoming)\n- Leads trials\n')).asked.at(-1),
    ).toEqual(['IC3: Lead Tester', 'Leads trials']);
    expect(
      read(ladder('## IC3: Lead Tester\n\n- [Skills of leads]\n- (Forthcoming)\n- Leads trials\n')).asked,
    ).toHaveLength(3);
  });
});

describe('a code that no list knows', () => {
  it('is of a level where a profession stands behind it, or a rank in brackets', () => {
    const pages = ['# TX2 Tester\n\n## Delivery\n\n- Runs trials\n\n## Teamwork\n\n- Helps others\n'];
    expect(pages.map((page) => inspectBlueprint('x', page).role.level?.value)).toEqual(['TX2 Tester']);
    const titles = ['TX1 (Junior)', 'TX2 (Middle)', 'TX3 (Middle+)'];
    expect(read(ways.headings(titles).replace('Career ladder', 'Trials')).levels).toEqual(titles);
  });
});

it('columns of titles beside the same words are the levels that the titles name', () => {
  const table =
    '| Skills | Junior Tester tools | Senior Tester tools | Principal Tester tools |\n|---|---|---|---|\n| Trials | Hammer, tongs | Lathe, drill | Whatever it takes |\n';
  expect(read(`# Matrix\n\n${table}`).levels).toEqual(['Junior Tester', 'Senior Tester', 'Principal Tester']);
});

it('a column of levels is found wherever it stands, over records with keys, areas and descriptions', () => {
  const rows = ['Junior Tester', 'Senior Tester'].flatMap((level, at) =>
    ['Trials', 'Reports'].map(
      (area) => `${level}CRAFT${area},${String(at)},${level},CRAFT,${area},40%,Does ${area} of kind ${String(at)} well`,
    ),
  );
  const { items } = inspectBlueprint(
    't.csv',
    `key,Order,Level,Section,Criteria,Weights,Description\n${rows.join('\n')}\n`,
  );
  expect(
    items.flatMap((item) => (item.kind === 'responsibility' ? [[item.level, item.group, item.text]] : [])),
  ).toEqual(
    ['Junior Tester', 'Senior Tester'].flatMap((level, at) =>
      ['Trials', 'Reports'].map((area) => [
        level,
        `area-${area.toLowerCase()}`,
        `Does ${area} of kind ${String(at)} well`,
      ]),
    ),
  );
});

it('the body of what has a name is what is asked', () => {
  const level = (name: string, text: string) =>
    `  - name: ${name}\n    skills:\n      - name: Teamwork\n        body: ${text}\n      - name: Craft\n        body: ${text}\n`;
  const { items } = inspectBlueprint(
    't.yaml',
    `levels:\n${level('Level 0', 'Asks for help')}${level('Level 1', 'Gives help to all')}`,
  );
  expect(items.flatMap(({ kind, text }) => (kind === 'area' ? [text] : []))).toEqual(['Teamwork', 'Craft']);
});
