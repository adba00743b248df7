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
