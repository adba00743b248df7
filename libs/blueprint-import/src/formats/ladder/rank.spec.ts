import { inspectBlueprint, proposeMapping } from '../../index.js';

const read = (text: string) => {
  const inspection = inspectBlueprint('x.md', text);
  const { items, report, role } = inspection;
  return {
    role,
    levels: items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : [])),
    asked: items.flatMap((item) => (item.kind === 'responsibility' ? [[item.level, item.text]] : [])),
    guesses: report.ambiguities.flatMap(({ what, text: words }) => (what === 'guessed-level' ? [words] : [])),
    ambiguities: report.ambiguities.map(({ what }) => what),
    mapped: proposeMapping(inspection).levels.map(({ key }) => key),
  };
};
const ladder = (...titles: readonly string[]) =>
  `# Our path\n\n${titles.map((title, at) => `## ${title}\n\n### Craft\n\n- Does thing ${String(at)}\n`).join('\n')}`;

describe('a way between two levels', () => {
  it.each(['→', '->', 'â†’'])('is none of its own: %s', (arrow) => {
    const way = `## IC1 ${arrow} IC2\n\n- Takes a year\n\n## IC2 ${arrow} IC3: "The gate"\n\n- Takes two\n`;
    const { levels, asked } = read(`${ladder('IC1', 'IC2', 'IC3')}\n${way}`);
    expect(levels).toEqual(['IC1', 'IC2', 'IC3']);
    expect(asked).toHaveLength(3);
  });
});

describe('what names levels that have headings of their own', () => {
  const own = ladder('IC0 - Trainee', 'IC1 - Junior Tester', 'IC2 - Senior Tester');
  const below = (part: string) => own.replaceAll(/\n(?=## IC[12])/gu, `\n${part}\n\n`);
  it.each([
    [
      'a summary',
      `${own}\n# TL;DR\n\n- **IC0:** Learns all the time\n- **IC1:** Works alone\n- **IC2:** Leads others\n`,
    ],
    [
      'ranges of them',
      `${own}\n**IC0-IC1:** Learn\n\n- Takes a year or two\n\n**IC1-IC2:** Grow\n\n- Takes three years\n`,
    ],
    [
      'what comes next',
      below('**What comes next:**\n\n- **Staff Tester** - deeper skills\n- **M1 Manager** - leads people'),
    ],
    ['the way there', below('**Path to IC1:**\n\n- Tests all parts').replace('Path to IC1', 'Path to IC2')],
  ])('is no level: %s', (_, page) => {
    expect(read(page).levels).toEqual(['IC0 - Trainee', 'IC1 - Junior Tester', 'IC2 - Senior Tester']);
  });
});

describe('a way between ranks', () => {
  it('is none of its own where these have levels', () => {
    const way = '## Junior → Middle\n\n- Takes a year\n\n## Middle → Senior (by hand)\n\n- Takes two\n';
    expect(read(`${ladder('Junior Tester', 'Tester', 'Senior Tester')}\n${way}`).levels).toHaveLength(3);
    expect(read(`# L\n\n${way}`).levels).toHaveLength(2);
  });
});

describe('a rank by itself', () => {
  it.each([
    ['middle', 'Middle Tester'],
    ['junior', 'Junior Tester'],
  ])('is the level with its profession: %s', (rank, title) => {
    const table = `| Part | ${rank} | senior |\n|-|-|-|\n| Help | Asks others | Helps others |\n`;
    expect(read(`${ladder(title, 'Senior Tester')}\n# Soft skills\n\n${table}`).levels).toEqual([
      title,
      'Senior Tester',
    ]);
  });
});

describe('a heading at the rank of known levels', () => {
  it.each([
    ['an unknown word', ['Junior Tester', 'Weathered Tester', 'Staff Tester'], ['Weathered Tester']],
    ['another trade', ['Trainee Tester', 'Senior Tester', 'Testing Manager'], ['Testing Manager']],
    [
      'a tail',
      ['Junior Tester (L1)', 'Senior Tester - L2', 'Staff Tester — guides many'],
      ['Staff Tester — guides many'],
    ],
    ['the plain title, which is no guess', ['Tester', 'Tester II'], []],
    ['a code', ['T5 – Tester', 'T6 – Senior Tester ⭐ (Mid hire)', 'T7 – Staff Tester ⭐⭐'], []],
    ['a picture', ['🌱 Junior Tester', '🌳 Senior Tester 🌟'], []],
    ['a name between two levels', ['Junior', 'Journeyman', 'Senior'], ['Journeyman']],
  ])('is a level with %s', (_, titles, guesses) => {
    expect(read(ladder(...titles))).toMatchObject({
      levels: titles,
      asked: titles.map((title, at) => [title, `Does thing ${String(at)}`]),
      guesses,
    });
  });
  it.each([
    ['a list number', ['1. Junior Tester', '2. Senior Tester'], ['Junior Tester', 'Senior Tester']],
    ['the mark of a note', ['Junior Tester[^1]', 'Senior Tester[^2]'], ['Junior Tester', 'Senior Tester']],
    ['attributes', ['Junior Tester {#jr}', 'Senior Tester {: .wide}'], ['Junior Tester', 'Senior Tester']],
    ['a link to itself', ['Junior Tester [#](#junior)', 'Senior Tester [¶](#s)'], ['Junior Tester', 'Senior Tester']],
  ])('is called by its words without %s', (_, titles, levels) => {
    expect(read(ladder(...titles)).levels).toEqual(levels);
  });
  it.each(['Notes', 'How we decide', 'Overview', 'Recommended reading', 'Senior Tester: how to get there'])(
    'is none where it is called %p',
    (heading) => {
      expect(read(ladder('Junior Tester', heading, 'Senior Tester')).levels).toEqual([
        'Junior Tester',
        'Senior Tester',
      ]);
    },
  );
  it('is a level by its title alone, with nothing below it that the others have', () => {
    const part = (title: string, own: string) => `## ${title}\n\n#### ${own}\n\n- Does ${own}\n`;
    const text = `# Roles\n\n${part('Trainee Tester', 'I test')}\n${part('Senior Tester', 'I lead')}\n${part('Testing Manager', 'I serve')}`;
    expect(read(text).levels).toEqual(['Trainee Tester', 'Senior Tester', 'Testing Manager']);
  });
  it('counts only where levels stand: one with the name of a level elsewhere is none', () => {
    const text = `${ladder('Junior Tester', 'Senior Tester')}\n## For whom\n\n#### Staff Tester\n\n- Comes later\n`;
    expect(read(text).levels).toEqual(['Junior Tester', 'Senior Tester']);
  });
  it('is none of its neighbour by the same word of rank', () => {
    const { levels, asked } = read(ladder('Junior', 'Senior', 'Above Senior'));
    expect(levels).toEqual(['Junior', 'Senior', 'Above Senior']);
    expect(asked.map(([level]) => level)).toEqual(levels);
  });
  it.each(['Unsere Stufen', 'Les niveaux', 'Desglose de niveles', 'Nossos níveis', 'Overview of levels'])(
    'stands below no area where the heading above says that levels follow: %s',
    (heading) => {
      const text = `# P\n\n## ${heading}\n\n### Junior Tester\n\n- Tests\n\n### Senior Tester\n\n- Shows\n\n## Matrix\n\n| Area | Junior Tester | Senior Tester |\n|-|-|-|\n| Craft | Tests it | Shows it |\n`;
      const { items } = inspectBlueprint('x', text);
      expect(items.flatMap((item) => (item.kind === 'area' ? [item.text] : []))).toEqual(['Craft']);
    },
  );
  it('tells levels by what they repeat, where no word of them is known', () => {
    const level = (title: string) =>
      `## ${title}\n\n### Technical\n\n- Makes ${title}\n\n### Communication\n\n- Says ${title}\n`;
    const { levels, guesses } = read(`# Career ladder\n\n${level('Squire')}\n${level('Knight')}`);
    expect([levels, guesses]).toEqual([
      ['Squire', 'Knight'],
      ['Squire', 'Knight'],
    ]);
  });
});

describe('tracks', () => {
  const table = (area: string, ...levels: readonly string[]) =>
    `| Area | ${levels.join(' | ')} |\n|${'-|'.repeat(levels.length + 1)}\n| ${area} | ${levels.map((level) => `${area} as ${level}`).join(' | ')} |\n`;
  it('with the same codes are two, and no sentence of one is under a level of the other', () => {
    const text = `# Matrices\n\n## Testers\n\n${table('Tests', 'Junior (L1)', 'Senior (L3)')}\n## Writers\n\n${table('Words', 'Junior Writer (L1)', 'Senior Writer (L3)')}`;
    const { levels, asked, mapped } = read(text);
    expect(levels).toEqual(['Junior (L1)', 'Senior (L3)', 'Junior Writer (L1)', 'Senior Writer (L3)']);
    expect(asked).toEqual(levels.map((level) => [level, `${/Writer/u.test(level) ? 'Words' : 'Tests'} as ${level}`]));
    expect(new Set(mapped).size).toBe(4);
  });
  it('with the same names are told apart by their headings', () => {
    const text = `# Levels\n\n## Testers\n\n${table('Tests', 'Junior', 'Senior')}\n## Writers\n\n${table('Words', 'Junior', 'Senior')}`;
    expect(read(text).levels).toEqual(['Testers: Junior', 'Testers: Senior', 'Writers: Junior', 'Writers: Senior']);
  });
  it('are grouped, so that counts say how many levels each has', () => {
    const text = `# Levels\n\n## Contributors\n\n${table('Tests', 'IC1', 'IC2')}\n## Managers\n\n${table('Teams', 'M1', 'M2')}`;
    expect(inspectBlueprint('x', text).report.counts).toMatchObject({
      'level/contributors': 2,
      'level/managers': 2,
      area: 2,
    });
  });
  it('are none of areas that have the same levels each', () => {
    const area = (name: string) => `## ${name}\n\n### Junior\n\n- Does ${name}\n\n### Senior\n\n- Leads ${name}\n`;
    expect(read(`# Path\n\n${area('Craft')}\n${area('People')}`).levels).toEqual(['Junior', 'Senior']);
  });
});

describe('a page about one level', () => {
  const page = (title: string) => `# ${title}\n\n## You do the work\n\n- Tests alone\n\n## You help\n\n- Answers\n`;
  it.each([
    ['SDE II', 'SDE II', 'sde-ii'],
    ['L4', 'L4', 'l4'],
    ['Test Engineer (L4)', 'L4', 'l4'],
    ['Tester II', 'Tester II', 'tester-ii'],
  ])('that is called %p is of level %p', (title, level, key) => {
    expect(read(page(title))).toMatchObject({ role: { level: { value: level } }, mapped: [key], levels: [] });
  });
  it('leaves the level open where its title is a profession alone', () => {
    expect(read(page('Backend Tester'))).toMatchObject({ role: { level: null }, mapped: [] });
    expect(read(page('Backend Developer')).asked).toHaveLength(2);
  });
});

describe('an item of a ladder', () => {
  it('may be one whole link, but not to a place on the page', () => {
    const text =
      '# P\n\n## Junior\n\n- [Reads it](http://x.example/a)\n- [Craft](#craft)\n\n## Senior\n\n- Writes it\n';
    expect(read(text).asked).toEqual([
      ['Junior', 'Reads it'],
      ['Senior', 'Writes it'],
    ]);
  });
  it.each(['Mentors Staff+ engineers', 'Recognized expert (speaks at events, publishes papers)'])(
    'says something though it ends with the name of a level: %p',
    (item) => {
      expect(read(`# P\n\n## Junior\n\n- ${item}\n\n## Senior\n\n- Writes it\n`).asked[0]).toEqual(['Junior', item]);
    },
  );
});
