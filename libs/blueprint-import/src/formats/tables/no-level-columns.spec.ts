import { askedIn } from '@plumbline/testing';
import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  return {
    levels: items.flatMap(({ kind, text: level }) => (kind === 'level' ? [level] : [])),
    asked: askedIn(items),
    unmapped: report.unmapped.map(({ text: left }) => left),
    guesses: report.ambiguities.flatMap(({ what, text: level }) => (what === 'guessed-level' ? [level] : [])),
  };
};
const csv = (...rows: readonly (readonly string[])[]) =>
  rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n');
const THREE = [
  ['Ovens', 'Lights one', 'Mends one'],
  ['Dough', 'Mixes one', 'Invents one'],
  ['Tills', 'Counts the money', 'Plans the money'],
] as const;

describe('a column beside columns that are known as levels', () => {
  it.each([
    'Roles that need it',
    'Used by',
    'Required for',
    'Relevant teams',
    'Who uses this skill',
    'Skill description',
    'Remarks',
    'Where it is taught',
  ])('is no level where it is called as no level is: %p', (heading) => {
    const rows = THREE.map(([area, low, high]) => [area, low, high, 'Baker, Cook']);
    const { levels, asked, unmapped, guesses } = read(csv(['Skill', 'Junior', 'Senior', heading], ...rows));
    expect(levels).toEqual(['Junior', 'Senior']);
    expect(asked).toHaveLength(6);
    expect(unmapped.filter((text) => text === 'Baker, Cook')).toHaveLength(3);
    expect([unmapped.includes(heading), guesses]).toEqual([true, []]);
  });
  it('is no level in front of them where its cells only say what the area is', () => {
    const rows = THREE.map(([area, low, high]) => [area, `All about ${area} and what is done there`, low, high]);
    const found = read(csv(['Skill name', 'Skill description', 'Junior', 'Senior'], ...rows));
    expect(found.levels).toEqual(['Junior', 'Senior']);
    expect(new Set(found.asked.map(([, area]) => area))).toEqual(new Set(['Ovens', 'Dough', 'Tills']));
  });
  it.each([
    ['between them', ['Junior', 'Wizard', 'Senior']],
    ['after them, in a short name', ['Junior', 'Senior', 'Wizard']],
  ])('is a guessed level %s', (_, levels) => {
    const found = read(csv(['Skill', ...levels], ['Ovens', 'Lights one', 'Mends one', 'Builds one']));
    expect([found.levels, found.guesses]).toEqual([levels, ['Wizard']]);
  });
  it('is no area where it holds numbers, and a row without an area goes on with the one above', () => {
    const found = read(
      '| Bereich | HZ | L1: Start | L2: Ziel |\n|-|-|-|-|\n| Ofen | 1 | Heizt ihn an | Hält ihn warm |\n| | 1, 2 | Kehrt ihn aus | Baut ihn um |\n',
    );
    expect(found.asked).toEqual([
      ['L1: Start', 'Ofen', 'Heizt ihn an'],
      ['L1: Start', 'Ofen', 'Kehrt ihn aus'],
      ['L2: Ziel', 'Ofen', 'Hält ihn warm'],
      ['L2: Ziel', 'Ofen', 'Baut ihn um'],
    ]);
  });
});

describe('words over the list in a cell', () => {
  it.each(['You can:', 'You can', 'They are able to:', 'Sie können:'])('are no item of it: %p', (lead) => {
    const cell = (words: string) => `${lead}\n- ${words}`;
    const found = read(csv(['Skill', 'Junior', 'Senior'], ['Ovens', cell('lights one'), cell('mends one')]));
    expect(found.asked).toEqual([
      ['Junior', 'Ovens', 'lights one'],
      ['Senior', 'Ovens', 'mends one'],
    ]);
    expect(found.unmapped.filter((text) => text === lead)).toHaveLength(2);
  });
  it('are an item where they say something themselves', () => {
    const found = read(csv(['Skill', 'Junior', 'Senior'], ['Ovens', 'Lights ovens:\n- one\n- two', 'Mends one']));
    expect(found.asked.map(([, , text]) => text)).toEqual(['Lights ovens:', 'one', 'two', 'Mends one']);
  });
});

describe('a table without a corner', () => {
  const section = (area: string, levels: readonly string[]) =>
    `### ${area}\n\n| ${levels.join(' | ')} |\n|-|-|-|\n| Bakes from a recipe that others write | Plans the batch of a whole morning | Plans the week of two ovens and more |\n`;
  const table = (levels: readonly string[]) =>
    `# Skill ladder\n\n${section('Delivery', levels)}\n${section('Handover', levels)}`;
  it.each([
    [['Beginner', 'Intermediate', 'Expert']],
    [['Awareness', 'Practitioner', 'Expert']],
    [['Foundation', 'Proficient', 'Advanced']],
    [['Novice', 'Competent', 'Mastery']],
    [['Grundlagen', 'Erweitert', 'Experte']],
    [['Notions', 'Avancé', 'Expert']],
    [['Básico', 'Avançado', 'Especialista']],
    [['Básico', 'Intermedio', 'Experto']],
    [['基礎', '応用', '達人']],
    [['Junior', 'Senior', 'Staff']],
  ])('has its first level in its first column: %j', (levels) => {
    const { levels: found, asked, guesses } = read(table(levels));
    expect([found, guesses]).toEqual([levels, []]);
    expect(asked.map(([level, area]) => [level, area])).toEqual(
      ['Delivery', 'Handover'].flatMap((area) => levels.map((level) => [level, area])),
    );
  });
  it('has a guessed level there where its name is not known', () => {
    const { levels, guesses } = read(table(['Squire', 'Senior', 'Staff']));
    expect([levels, guesses]).toEqual([['Squire', 'Senior', 'Staff'], ['Squire']]);
  });
  it('has none there where its cells name areas', () => {
    const text = '| Delivery | Junior | Senior |\n|-|-|-|\n| Ovens | Lights one of them | Mends one of them |\n';
    expect(read(text).levels).toEqual(['Junior', 'Senior']);
  });
});

describe('a word of a scale of skills', () => {
  it('is no level by itself', () => {
    expect(() => inspectBlueprint('x', '# Path\n\n## Awareness\n\n- Knows why\n\n## Dough\n\n- Kneads\n')).toThrow(
      'no levels are known',
    );
  });
});
