import { inspectBlueprint, inTheirOrder, proposeMappings, unclearLevels } from '../index.js';

const page = (title: string) =>
  inspectBlueprint(`${title}.md`, `# ${title}\n\n## Impact\n\n- Does it as ${title}.\n\n## Knowledge\n\n- Knows it.\n`);
const ladder = (title: string, ...levels: string[]) =>
  inspectBlueprint(
    'l.md',
    `# ${title}\n\n${levels.map((level) => `## ${level}\n\n- Bakes as ${level}.\n`).join('\n')}`,
  );
const merged = (...documents: ReturnType<typeof page>[]) => proposeMappings(documents);
const orderOf = (...documents: ReturnType<typeof page>[]) => merged(...documents).levels.map(({ title }) => title);

const PATHS = [
  [
    [
      'Software Engineer I',
      'Software Engineer II',
      'Staff Engineer',
      'Principal Engineer',
      'Sr. Principal Engineer',
      'Tech Fellow',
    ],
    ['Software Engineer I', 'Software Engineer II', 'Staff', 'Principal', 'Sr. Principal', 'Fellow'],
  ],
  [
    [
      'Engineer I',
      'Engineer II',
      'Senior Engineer',
      'Staff Engineer',
      'Senior Staff Engineer',
      'Senior Principal Engineer',
    ],
    ['Engineer I', 'Engineer II', 'Senior', 'Staff', 'Senior Staff', 'Senior Principal'],
  ],
  [
    ['Entwickler I', 'Entwickler II', 'Leitender Entwickler'],
    ['Entwickler I', 'Entwickler II', 'Leitender'],
  ],
  [
    ['Tester (IC3)', 'Senior Tester (IC4)', 'Staff Tester (IC5)'],
    ['IC3', 'Senior', 'Staff'],
  ],
] as const;

describe('levels of a file each', () => {
  it.each(PATHS)(
    'are ordered by the words and numbers of all of them, in whichever order the files come: %j',
    (titles, right) => {
      const documents = titles.map(page);
      expect(orderOf(...documents)).toEqual(right);
      expect(orderOf(...documents.toReversed())).toEqual(right);
      expect(orderOf(...documents.toSorted((a, b) => (a.source.name < b.source.name ? -1 : 1)))).toEqual(right);
      expect(unclearLevels(documents)).toEqual([]);
    },
  );
  it('have ordinals of their own, the lowest first', () => {
    const { levels } = merged(page('Staff Engineer'), page('Engineer I'), page('Senior Staff Engineer'));
    expect(levels.map(({ key, ordinal }) => [key, ordinal])).toEqual([
      ['engineer-i', 10],
      ['staff', 20],
      ['senior-staff', 30],
    ]);
  });
  it('go between those of a ladder, which keep its order', () => {
    const path = ladder('Path', 'Squire', 'Junior Tester', 'Senior Tester', 'Principal Tester', 'Sage');
    expect(orderOf(page('Staff Engineer'), path)).toEqual([
      ...['Squire', 'Junior Tester', 'Senior Tester', 'Staff', 'Principal Tester', 'Sage'],
    ]);
  });
  it('go where another document has them, where their words say nothing', () => {
    const [one, other] = [
      ladder('One', 'L1: Cub', 'L2: Fox', 'L3: Bear'),
      ladder('Two', 'Junior Tester', 'Seasoned Tester', 'Senior Tester'),
    ];
    expect(orderOf(other, ladder('Three', 'Junior Tester', 'Wise Tester', 'Senior Tester', 'Staff Tester'))).toEqual([
      ...['Junior Tester', 'Seasoned Tester', 'Wise Tester', 'Senior Tester', 'Staff Tester'],
    ]);
    expect(unclearLevels([one])).toEqual([]);
  });
  it('are said to be unclear, in the reasons of their rules, where nothing tells which is higher', () => {
    const track = (title: string) =>
      inspectBlueprint(`${title}.md`, `## Career track ${title}\n\nResponsibilities:\n\n- Works as ${title}.\n`);
    const documents = [track('Makers'), track('Keepers')];
    expect(unclearLevels(documents)).toEqual(['Makers', 'Keepers']);
    expect(merged(...documents).rules.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('check the ordinals'),
      expect.stringContaining('check the ordinals'),
    ]);
    expect(unclearLevels([page('Staff Engineer'), page('Senior Engineer')])).toEqual([]);
  });
  it('are two where one has a word of rank more', () => {
    const documents = [
      ladder('One', 'Junior Tester', 'Senior Tester'),
      ladder('Two', 'Senior Staff Tester', 'Principal Tester'),
    ];
    expect(orderOf(...documents)).toEqual([
      'Junior Tester',
      'Senior Tester',
      'Senior Staff Tester',
      'Principal Tester',
    ]);
  });
});

describe('levels that are new to a draft', () => {
  const level = (title: string, ordinal: number) => ({
    key: title.toLowerCase().replaceAll(' ', '-'),
    title,
    ordinal,
    summary: '',
  });
  const names = (levels: readonly { title: string; ordinal: number }[]) =>
    levels.map(({ title, ordinal }) => `${title} ${String(ordinal)}`);
  it('go between those that it has, which stay', () => {
    const held = [level('Senior', 5), level('Staff', 6)];
    const fresh = [level('Engineer III', 5), level('Engineer II', 5), level('Junior', 2)];
    expect(names(inTheirOrder([fresh], held))).toEqual([
      'Junior 1',
      'Engineer II 2',
      'Engineer III 3',
      'Senior 5',
      'Staff 6',
    ]);
  });
  it('keep their ordinals where these fit, and stand above all where there is no room', () => {
    const held = [level('Senior', 5), level('Staff', 7), level('Principal', 8)];
    expect(names(inTheirOrder([[level('Lead', 6), level('Fellow', 10)]], held))).toEqual([
      ...['Senior 5', 'Lead 6', 'Staff 7', 'Principal 8', 'Fellow 10'],
    ]);
    expect(names(inTheirOrder([[level('Senior Staff', 7)]], held)).at(-1)).toBe('Senior Staff 18');
  });
  it('are those of the reviewed mapping first, in the order that was given them', () => {
    const reviewed = [level('Sage', 10), level('Squire', 20)];
    expect(names(inTheirOrder([reviewed, [level('Squire', 1), level('Knight', 2)]]))).toEqual([
      'Sage 10',
      'Squire 20',
      'Knight 30',
    ]);
  });
});

describe('documents about the same levels', () => {
  const area = (title: string, text: string) =>
    inspectBlueprint('a.md', `# ${title}\n\n## Trainee\n\n- ${text} with help\n\n## Junior\n\n- ${text} alone\n`);
  const areasOf = (...documents: ReturnType<typeof page>[]) =>
    proposeMappings(documents).rules.map(({ itemLevel, area: { key, title } }) => [itemLevel, key, title]);
  it('are each an area of them, called as the document is', () => {
    expect(areasOf(area('Test planning', 'Plans'), area('Test reporting', 'Reports'))).toEqual([
      ['Trainee', 'area-test-planning', 'Test planning'],
      ['Junior', 'area-test-planning', 'Test planning'],
      ['Trainee', 'area-test-reporting', 'Test reporting'],
      ['Junior', 'area-test-reporting', 'Test reporting'],
    ]);
  });
  it('are none where a document stands alone, or where its areas have names', () => {
    expect(areasOf(area('Test planning', 'Plans')).map(([, key]) => key)).toEqual([
      'responsibilities',
      'responsibilities',
    ]);
    const named = inspectBlueprint(
      'b.md',
      '# Careers\n\n## Trainee\n\n### Care\n\n- Asks\n\n## Junior\n\n### Care\n\n- Tells\n',
    );
    expect(
      areasOf(area('Test planning', 'Plans'), named)
        .slice(2)
        .map(([, key]) => key),
    ).toEqual(['area-care', 'area-care']);
  });
});
