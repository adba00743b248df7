import { inspectBlueprint } from '../../index.js';

const told = (text: string) => {
  const { source, items } = inspectBlueprint('x', text);
  return {
    format: source.format,
    items: items.flatMap((item) =>
      'level' in item ? [[item.kind, item.level, item.group?.replace('area-', '') ?? null, item.text]] : [],
    ),
  };
};
const left = (text: string) => inspectBlueprint('x', text).report.unmapped.map(({ text: words }) => words);

const EXPECTED = [
  ['responsibility', 'Senior', 'Craft', 'Tests the parts.'],
  ['responsibility', 'Senior', 'People', 'Coaches one colleague.'],
  ['anti-pattern', 'Senior', 'People', 'Waits to be asked.'],
  ['responsibility', 'Staff', 'Craft', 'Tests whole systems.'],
].map(([kind, level, area, text]) => [kind, level, area?.toLowerCase(), text]);

const DATA = {
  byLevel: {
    title: 'Path',
    levels: [
      {
        name: 'Senior',
        years: '3 to 5 or so',
        areas: [
          { name: 'Craft', criteria: ['Tests the parts.'] },
          { name: 'People', criteria: ['Coaches one colleague.'], antiPatterns: ['Waits to be asked.'] },
        ],
      },
      { name: 'Staff', areas: [{ name: 'Craft', criteria: ['Tests whole systems.'] }] },
    ],
  },
  byArea: {
    competencies: [
      {
        name: 'Craft',
        levels: { Senior: { expectations: ['Tests the parts.'] }, Staff: { expectations: 'Tests whole systems.' } },
      },
      {
        name: 'People',
        levels: {
          Senior: { expectations: ['Coaches one colleague.'], anti_patterns: ['Waits to be asked.'] },
        },
      },
    ],
  },
  bySentence: {
    ladder: {
      Senior: {
        Craft: 'Tests the parts.',
        People: { criteria: ['Coaches one colleague.'], pitfalls: 'Waits to be asked.' },
      },
      Staff: { Craft: 'Tests whole systems.' },
    },
  },
};

/** Data as people write it in YAML: block by block, no braces. */
const yaml = (value: unknown, indent = ''): string => {
  if (Array.isArray(value))
    return value.map((one) => `\n${indent}- ${yaml(one, `${indent}  `).replace(/^\n\s*/u, '')}`).join('');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, one]) => `\n${indent}${key}: ${yaml(one, `${indent}  `)}`)
    .join('');
};

describe.each(Object.entries(DATA))('a ladder as data, %s', (_, data) => {
  it.each([
    ['ladder-yaml', yaml(data).trimStart()],
    ['ladder-yaml', `---\n${yaml(data).trimStart()}\n...\n`],
    ['ladder-json', JSON.stringify(data, null, 2)],
    ['ladder-json', JSON.stringify([data])],
  ])('is read as %s', (format, text) => {
    expect(told(text).format).toBe(format);
    expect(told(text).items.sort()).toEqual([...EXPECTED].sort());
  });
});

describe('data about levels', () => {
  it('may number its levels, and calls them by their names where they have some', () => {
    const text =
      'track: engineering\nlevels:\n  1:\n    name: Learner\n    description:\n      - Asks often.\n  2:\n    description: [Answers often.]\n';
    expect(told(text).items).toEqual([
      ['responsibility', 'Learner', null, 'Asks often.'],
      ['responsibility', '2', null, 'Answers often.'],
    ]);
    expect(left(text)).toEqual(['track: engineering', '1']);
  });
  it('reports its other fields, and takes none of them as a requirement', () => {
    const text = JSON.stringify(DATA.byLevel);
    expect(left(text)).toEqual(['title: Path', 'years: 3 to 5 or so']);
  });
  it('reports its title as a title', () => {
    const text =
      'title: Path\nlevels:\n  - name: Senior\n    criteria: [Tests.]\n  - name: Staff\n    criteria: [Leads.]\n';
    const { role, report } = inspectBlueprint('x', text);
    expect(role.title?.value).toBe('Path');
    expect(report.unmapped).toMatchObject([{ text: 'title: Path', reason: 'role' }]);
  });
  it('may begin with a list', () => {
    expect(told('- name: Senior\n  criteria: [Tests.]\n- name: Staff\n  criteria: [Leads.]\n').items).toHaveLength(2);
  });
  it.each([
    ['settings', 'services:\n  - name: web\n    ports: [80, 443]\n  - name: db\n    ports: [5432]\n'],
    ['a package', '{"name":"senior","version":"1.0.0","dependencies":{"lead":"^2.0.0","staff":"^1.0.0"}}'],
    ['a game', 'levels:\n  - level: 1\n    foes: [bat, rat]\n  - level: 2\n    foes: [dragon]\n'],
    ['log levels', 'levels:\n  debug: 10\n  info: 20\n'],
  ])('is not detected in %s', (_, text) => {
    expect(() => inspectBlueprint('x', text)).toThrow(/Supported/);
  });
});

describe('quoted texts that go on in lines without an indent', () => {
  const level = (name: string, text: string) => `  - name: ${name}\n    criteria:\n      - ${text}\n`;
  const data = (...texts: readonly string[]) =>
    `levels:\n${texts.map((text, at) => level(['Senior', 'Staff', 'Principal'][at] ?? '', text)).join('')}`;
  const BAD = ['"Mends sails and\n      ropes."', "'Mends ropes and\n      it''s fine.'"];
  it('are named, all at once, as what is wrong', () => {
    expect(() => inspectBlueprint('x', data(...BAD))).toThrow(/lines 5, 9 go on with the quoted text above\. Indent/u);
  });
  it('have the lines of the file in front matter', () => {
    const text = `---\n${data('Ties knots.', BAD[0] ?? '')}---\n\nOf us.\n`;
    expect(() => inspectBlueprint('x', text)).toThrow(/line 9 goes on with/u);
  });
  it('are sound with one', () => {
    const text = data(...BAD.map((one) => one.replace('\n', '\n   ')));
    expect(told(text).items.map((item) => item.at(-1))).toEqual([
      'Mends sails and ropes.',
      "Mends ropes and it's fine.",
    ]);
  });
  it('are not blamed for quotes that nothing closes', () => {
    expect(() => inspectBlueprint('x', data('"Mends sails and ropes.', 'Ties knots.'))).toThrow(/Missing closing/u);
  });
});
