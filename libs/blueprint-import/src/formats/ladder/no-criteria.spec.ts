import { askedIn } from '@plumbline/testing';
import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  return {
    levels: items.flatMap(({ kind, text: level }) => (kind === 'level' ? [level] : [])),
    areas: items.flatMap(({ kind, text: area }) => (kind === 'area' ? [area] : [])),
    asked: askedIn(items),
    unmapped: report.unmapped.map(({ text: left, reason }) => [left, reason]),
    ambiguities: report.ambiguities.map(({ what, text: words }) => [what, words]),
  };
};
const two = (low: string, high: string) => `# Path\n\n## Junior Tester\n\n${low}\n\n## Senior Tester\n\n${high}\n`;

describe('words that stand where something is to be written', () => {
  it.each([
    ...['TBD', 'TBD.', '(tbd)', 'TBC', 'To be defined', 'to be written…', 'Coming soon!', '*WIP*', 'To do', 'Pending'],
    ...[
      'Folgt',
      'noch offen',
      'in Arbeit',
      'à définir',
      'à venir',
      'Por definir',
      'Próximamente',
      'A definir',
      'Em breve',
    ],
    ...['未定', '作成中'],
  ])('are no criterion, and leave their level one: %p', (words) => {
    const { levels, asked, unmapped } = read(two('- Does one task', `- ${words}`));
    expect(levels).toEqual(['Junior Tester', 'Senior Tester']);
    expect(asked.map(([, , text]) => text)).toEqual(['Does one task']);
    expect(unmapped).toEqual([[words.replaceAll('*', ''), 'bare-value']]);
  });
  it.each(['Pending reviews are followed up', 'To be asked for help', 'Offen für Neues'])(
    'are a criterion where they go on: %p',
    (words) => {
      expect(read(two('- Does one task', `- ${words}`)).asked).toHaveLength(2);
    },
  );
});

describe('a line about pay in a list', () => {
  it.each([
    'Base salary: $100,000',
    'Role name for base salary: Tester II',
    'Gehaltsband: E5',
    'Salaire: 50 000 €',
    'Compensation: see band 3',
  ])('is no criterion: %p', (line) => {
    const { asked, unmapped } = read(two(`- Does one task\n- ${line}`, '- Plans many tasks'));
    expect(asked.map(([, , text]) => text)).toEqual(['Does one task', 'Plans many tasks']);
    expect(unmapped.map(([text]) => text)).toEqual([line]);
  });
  it('is one where it asks for something', () => {
    const line = 'Salary rounds: prepares them with the people of the team';
    expect(read(two(`- Does one task\n- ${line}`, '- Plans many tasks')).asked[1]?.[2]).toBe(line);
  });
});

describe('bold words before a sentence', () => {
  const level = (label: string, name: string) =>
    `**${label}**: ${name} is told here in words.\n\n### Care\n\n- Asks as ${name}`;
  it.each(['Time expectation', 'Expected time spent', 'Salary'])(
    'name no area where no level asks for that: %p',
    (label) => {
      const { areas, asked } = read(two(level(label, 'low'), level(label, 'high')));
      expect([areas, asked.map(([, , text]) => text)]).toEqual([['Care'], ['Asks as low', 'Asks as high']]);
    },
  );
  it('name an area else, and the report says that a paragraph is an item', () => {
    const { areas, ambiguities } = read(two(level('Autonomy', 'low'), level('Autonomy', 'high')));
    expect(areas).toEqual(['Autonomy', 'Care']);
    expect(ambiguities.map(([what]) => what)).toEqual(['paragraph-as-item', 'paragraph-as-item']);
  });
});

describe('an item over a list', () => {
  it('is an item with more inside where it stands among items', () => {
    const low = '- Writes a test with help\n- Knows the tools for:\n  - unit tests\n  - whole systems';
    const { areas, asked } = read(two(low, '- Writes tests alone'));
    expect(areas).toEqual([]);
    expect(asked.map(([, , text]) => text)).toEqual([
      ...['Writes a test with help', 'Knows the tools for:', 'unit tests', 'whole systems', 'Writes tests alone'],
    ]);
    expect(read(two(low.replace('tools for', 'differences between'), '- Writes tests alone')).areas).toEqual([]);
    expect(read(two(low.replace('tools for', 'parts of every system'), '- Writes tests alone')).areas).toEqual([]);
  });
  it('names an area in one or two words, or as areas are called', () => {
    expect(read(two('- Asks\n- Test tools:\n  - writes one', '- Tells')).areas).toEqual(['Test tools']);
    expect(read(two('- Asks\n- Communication with all of the others:\n  - tells', '- Tells')).areas).toEqual([
      'Communication with all of the others',
    ]);
  });
});

describe('headings two deep', () => {
  const level = (...inner: readonly [string, string]) =>
    `### Expertise\n\n#### ${inner[0]}\n\n- Uses tools as ${inner[0]}\n\n### Process\n\n#### ${inner[1]}\n\n- Plans as ${inner[1]}`;
  it('name areas by the outer ones where each holds one inner', () => {
    expect(
      read(two(level('Adopts', 'Follows'), level('Specializes', 'Enforces'))).asked.map(([, area]) => area),
    ).toEqual([...['Expertise', 'Process', 'Expertise', 'Process']]);
  });
  it('name areas by the inner ones where these divide the outer', () => {
    const parts =
      '### Expertise\n\n#### Tools\n\n- Uses them\n\n#### Words\n\n- Says them\n\n### Process\n\n#### Plans\n\n- Makes them';
    expect(read(two(parts, parts.replaceAll('them', 'many'))).areas).toEqual(['Tools', 'Words', 'Plans']);
  });
});

describe('headings and lines of a scale of skills', () => {
  it.each([
    ['headings', (level: string) => `## ${level}\n\n- Bakes as ${level}\n`],
    ['bold lines', (level: string) => `**${level}**\n\n- Bakes as ${level}\n`],
    ['list items', (level: string) => `- **${level}**\n  - Bakes as ${level}\n`],
  ])('are levels: %s', (_, write) => {
    const levels = ['Beginner', 'Proficient', 'Advanced'];
    const found = read(`# Skill ladder\n\n${levels.map(write).join('\n')}`);
    expect([found.levels, found.ambiguities]).toEqual([levels, []]);
  });
  it('are areas below a level', () => {
    const areas = '### Foundations\n\n- Knows as ONE\n\n### Mastery\n\n- Teaches as ONE';
    const found = read(two(areas.replaceAll('ONE', 'low'), areas.replaceAll('ONE', 'high')));
    expect([found.levels, found.areas]).toEqual([
      ['Junior Tester', 'Senior Tester'],
      ['Foundations', 'Mastery'],
    ]);
  });
});

describe('a level that is told by its steps', () => {
  it.each([
    ['Junior I → Junior II', 'Junior II → Semi-Senior I'],
    ['T-1 → T-2: Junior I → Junior II', 'T-2 → T-3: Junior II → Semi-Senior I'],
    ['L1: Junior I → Junior II', 'L2: Junior II → Middle I'],
    ['L1: T-1 → T-2: Junior I → Junior II', 'L2: T-2 → T-3: Junior II → Middle I'],
    ['Tester -> Senior Tester', 'Senior Tester -> Staff Tester'],
    ['Tech Lead => Engineering Manager', 'Engineering Manager => VP of Engineering'],
  ])('is called by both, and stands in the order of the second: %p', (low, high) => {
    const text = (...titles: readonly string[]) =>
      `# Plan\n\n${titles.map((title) => `### ${title}\n\n- Does ${title}\n`).join('\n')}`;
    expect(read(text(low, high))).toMatchObject({ levels: [low, high], ambiguities: [] });
    expect(read(text(high, low)).ambiguities.map(([what]) => what)).toEqual(['top-down']);
  });
});
