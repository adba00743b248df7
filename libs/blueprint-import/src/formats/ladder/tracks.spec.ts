import { inspectBlueprint } from '../../index.js';

const asked = (text: string) =>
  inspectBlueprint('x', text).items.flatMap((item) =>
    item.kind === 'responsibility' ? [[item.level, item.group, item.text]] : [],
  );
const track = (name: string, level: (title: string) => string) =>
  `## ${name}\n\n### Junior Tester\n\n${level(`junior ${name}`)}\n### Senior Tester\n\n${level(`senior ${name}`)}\n`;
const inAreas = (name: string) =>
  track(name, (what) => `#### Dough\n\n- Kneads as ${what}\n\n#### Oven\n\n- Bakes as ${what}\n`);
const inLists = (name: string) => track(name, (what) => `- Bakes as ${what}\n`);

describe('levels of one name below several headings', () => {
  it.each([
    ['that have the same areas again', 'Sourdough', 'Pastry', inAreas],
    ['that have the same areas again, and are called as areas are', 'Customer Success', 'Business', inAreas],
    ['that are called by professions, of which one is unknown', 'Designers', 'Confectioners', inLists],
    ['in German, that have the same areas again', 'Backstube', 'Verkauf', inAreas],
  ])('are levels of several tracks: %s', (_, first, second, write) => {
    const found = asked(`# Careers\n\n${write(first)}${write(second)}`);
    const [level] = found;
    expect([...new Set(found.map(([one]) => one))]).toEqual([
      `${first}: Junior Tester`,
      `${first}: Senior Tester`,
      `${second}: Junior Tester`,
      `${second}: Senior Tester`,
    ]);
    expect(level?.[2]).toMatch(new RegExp(`as junior ${first}$`, 'u'));
  });
  it.each([
    ['with lists alone', 'Craft', 'People'],
    ['with a profession among their words', 'Developer experience', 'Testing'],
  ])('are the same levels in several areas: %s', (_, first, second) => {
    const [one, two] = [first, second].map((name) => `area-${name.toLowerCase().replace(' ', '-')}`);
    expect(asked(`# Careers\n\n${inLists(first)}${inLists(second)}`)).toEqual([
      ['Junior Tester', one, `Bakes as junior ${first}`],
      ['Senior Tester', one, `Bakes as senior ${first}`],
      ['Junior Tester', two, `Bakes as junior ${second}`],
      ['Senior Tester', two, `Bakes as senior ${second}`],
    ]);
  });
  it('are the same levels where what stands below them differs from area to area', () => {
    const area = (name: string, part: string) => track(name, (what) => `#### ${part}\n\n- Bakes as ${what}\n`);
    const found = asked(`# Careers\n\n${area('Making', 'Dough')}${area('Selling', 'Counter')}`);
    expect([...new Set(found.map(([level]) => level))]).toEqual(['Junior Tester', 'Senior Tester']);
  });
});

describe('levels that each way counts anew', () => {
  const level = (n: number, title: string) =>
    `#### Level ${String(n)}: ${title}\n\n##### Craft\n\n- Works as ${title}\n\n`;
  const way = (of: string, ...titles: readonly string[]) =>
    `### Way of the ${of}: ${titles.join(' → ')}\n\n${titles.map((title, at) => level(at + 1, title)).join('')}`;
  const page =
    '# Careers\n\n## Software\n\n' +
    way('Tester', 'Junior Tester', 'Senior Tester') +
    way('Developer', 'Junior Developer', 'Senior Developer') +
    `## Hardware\n\n${way('Technician', 'Junior Technician', 'Senior Technician')}`;
  it('are as many as there are titles, and no way is one', () => {
    expect(asked(page).map(([title]) => title)).toEqual(
      ['Tester', 'Developer', 'Technician'].flatMap((of) => [`Level 1: Junior ${of}`, `Level 2: Senior ${of}`]),
    );
  });
});

describe('a table of all levels beside two tracks', () => {
  it('is no track of its own', () => {
    const codes = ['IC0 - Trainee', 'IC1 - Tester', 'M1 - Manager', 'M2 - Director'];
    const table = `| Level | Question |\n|-|-|\n${codes.map((code) => `| ${code} | Can they do it each day? |\n`).join('')}`;
    const level = (code: string) => `### ${code}\n\n- Works hard as ${code} each day\n- Plans\n\n`;
    const found = asked(
      `# Levels\n\n## Quick reference\n\n${table}\n## IC Track\n\n${codes.slice(0, 2).map(level).join('')}## Manager Track\n\n${codes.slice(2).map(level).join('')}`,
    );
    expect([...new Set(found.map(([code]) => code))].sort()).toEqual(codes);
  });
});
