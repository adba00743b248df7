import { inspectBlueprint } from '../index.js';

/** Each statement with its level and area: "Junior Engineer | Dough | Weighs the flour". */
const read = (text: string, name = 'x') => {
  const { items } = inspectBlueprint(name, text);
  const areas = new Map(items.flatMap((item) => (item.kind === 'area' ? [[item.key, item.text] as const] : [])));
  return items.flatMap((item) =>
    item.kind === 'responsibility' && 'level' in item
      ? [[item.level ?? '', areas.get(item.group ?? '') ?? '', item.text].join(' | ')]
      : [],
  );
};
const levelsIn = (text: string): readonly string[] =>
  inspectBlueprint('x', text).items.flatMap((item) => (item.kind === 'level' ? [item.text] : []));

const SAID = {
  Dough: {
    'Junior Engineer': 'Weighs the flour with care',
    Engineer: 'Kneads the dough alone',
    'Senior Engineer': 'Plans all doughs',
  },
  Ovens: {
    'Junior Engineer': 'Lights the small oven',
    Engineer: 'Keeps all ovens hot',
    'Senior Engineer': 'Builds new ovens well',
  },
};
const AREAS = Object.entries(SAID).map(([area, levels]) => ({ area, levels: Object.entries(levels) }));
const TITLE = '# Career ladder of the bakery\n\n';
const WITH_LABELS = AREAS.flatMap(({ area, levels }) =>
  levels.map(([level, text]) => `${level} | ${area} | ${level}: ${text}`),
);
const PLAIN = AREAS.flatMap(({ area, levels }) => levels.map(([level, text]) => `${level} | ${area} | ${text}`));

const byArea = (of: (level: string, text: string) => string, between: string): string =>
  TITLE +
  AREAS.map(
    ({ area, levels }) => `## ${area}\n\n${levels.map(([level, text]) => of(level, text)).join(between)}\n`,
  ).join('\n');

describe('what levels ask, below the headings of areas', () => {
  it.each([
    ['items that begin with the level', byArea((level, text) => `- ${level}: ${text}`, '\n')],
    ['paragraphs that begin with it', byArea((level, text) => `**${level}:** ${text}`, '\n\n')],
  ])('is read the same: %s', (_, text) => {
    expect(read(text).toSorted()).toEqual(WITH_LABELS.toSorted());
  });
  it.each([
    [
      'lists in lists',
      TITLE +
        AREAS.map(
          ({ area, levels }) =>
            `- **${area}**\n${levels.map(([level, text]) => `  - ${level}\n    - ${text}\n`).join('')}`,
        ).join(''),
    ],
    [
      'a table of descriptions for each area',
      TITLE +
        AREAS.map(
          ({ area, levels }) =>
            `## ${area}\n\n| Level | Description |\n|---|---|\n${levels.map(([level, text]) => `| ${level} | ${text} |\n`).join('')}`,
        ).join('\n'),
    ],
    [
      'data with keys that stand for the levels',
      `levels:\n${['Junior Engineer', 'Engineer', 'Senior Engineer'].map((name, at) => `  - id: b${String(at)}\n    name: ${name}\n`).join('')}areas:\n${AREAS.map(({ area, levels }) => `  - name: ${area}\n    expectations:\n${levels.map(([, text], at) => `      b${String(at)}:\n        - ${text}\n`).join('')}`).join('')}`,
    ],
  ])('is read the same: %s', (_, text) => {
    expect(read(text).toSorted()).toEqual(PLAIN.toSorted());
  });
});

describe('labels', () => {
  it('of items that most levels have are areas', () => {
    const text = `${TITLE}## Junior Engineer\n\n- **Dough:** Weighs the flour\n- **Ovens:** Lights one\n\n## Senior Engineer\n\n- **Dough:** Plans all doughs\n- **Ovens:** Builds them\n`;
    expect(read(text)).toContain('Senior Engineer | Ovens | Ovens: Builds them');
  });
  it('of items that one level has are none', () => {
    const text = `${TITLE}## Junior Engineer\n\n- Dough: Weighs the flour\n- Lights one oven\n\n## Senior Engineer\n\n- Plans all doughs\n- Builds ovens\n`;
    expect(read(text)).toContain('Junior Engineer |  | Dough: Weighs the flour');
  });
  it('in italics over lists are those of areas where a page has several', () => {
    const list = (craft: string) => `*Dough*\n\n- ${craft}\n\n*Ovens*\n\n- ${craft} too\n\n`;
    const text = `${TITLE}## Junior Engineer\n\n${list('Helps with it')}## Senior Engineer\n\n${list('Leads it all')}`;
    expect(read(text)).toContain('Senior Engineer | Ovens | Leads it all too');
  });
  it('of areas are told without their numbers', () => {
    const area = (at: number) => `### ${String(at)}.1 Dough\n\n- Asks for it ${String(at)} times\n\n`;
    const text = `${TITLE}## 1. Junior Engineer\n\n${area(1)}## 2. Senior Engineer\n\n${area(2)}`;
    expect(read(text)).toEqual([
      'Junior Engineer | Dough | Asks for it 1 times',
      'Senior Engineer | Dough | Asks for it 2 times',
    ]);
  });
});

describe('a line beside those that name levels', () => {
  const card = (title: string) => `<div>${title}</div><h5>Dough</h5><ul><li>Does all of it (${title})</li></ul>`;
  it('names one, too, in the same form', () => {
    const text = `<h1>Career ladder</h1>${['Junior Engineer', 'Engineer', 'Senior Engineer'].map(card).join('')}`;
    expect(read(text)).toContain('Engineer | Dough | Does all of it (Engineer)');
  });
  it('names none where lines of its form name areas as well', () => {
    const lines = ['Junior Engineer', 'Flour', 'Senior Engineer', 'Flour'].map(
      (line) => `**${line}**\n\n- Says ${line}\n`,
    );
    expect(levelsIn(TITLE + lines.join('\n'))).toEqual(['Junior Engineer', 'Senior Engineer']);
  });
});

describe('a table', () => {
  const LIST =
    '## Member\n\n### Requirements\n\n- Has baked with us for a year\n- Knows all the others by name\n- Is trusted by two of them\n\n### Responsibilities\n\n- Bakes what was asked for in time\n\n';
  it('that says in short what lists below headings say is a summary', () => {
    const text = `# Guild\n\n| Role | Requirements |\n|---|---|\n| Member | Has baked for long |\n| Maintainer | Has led for long |\n\n${LIST}${LIST.replace('Member', 'Maintainer')}`;
    expect(read(text).filter((one) => one.includes('for long'))).toEqual([]);
    expect(levelsIn(text)).toEqual(['Member', 'Maintainer']);
  });
  it('has the name of an area before what it means', () => {
    const text = `${TITLE}| | Junior Engineer | Senior Engineer |\n|---|---|---|\n| **Dough**<br>What becomes of the flour | Weighs it daily | Plans it all |\n| Ovens<br>(all of them) | Lights it daily | Builds it well |\n`;
    expect(read(text)).toContain('Senior Engineer | Ovens | Builds it well');
    expect(read(text)).toContain('Junior Engineer | Dough | Weighs it daily');
  });
  it('of records has areas in several columns, and what to read in others', () => {
    const rows = [
      'L1\tWeighs the flour for others with great care',
      'L2\tPlans all of the doughs of the whole week',
    ].map((row) => `Work\tDough\t${row}\tA book of dough\thttp://localhost/a\n`);
    const text = `Category\tCompetency\tLevel\tSkill\tResource title\tResource URL\n${rows.join('')}${rows.join('').replaceAll('Dough', 'Ovens')}`;
    expect(read(text)).toContain('L2 | Dough | Plans all of the doughs of the whole week');
    expect(read(text)).toHaveLength(4);
  });
});

describe('cells of a table with commas', () => {
  const cell = (first: string) => `"${first} every day of the week.\nAsks for help early and often."`;
  const row = (area: string) => `${area},${cell('Weighs it')},${cell('Plans it')}\n`;
  it('are cut at each line where each line of many is one sentence', () => {
    expect(read(`Area,Junior Engineer,Senior Engineer\n${['Dough', 'Ovens', 'Shop'].map(row).join('')}`)).toHaveLength(
      12,
    );
  });
  it('stay whole where lines hold several', () => {
    const text = `Area,Junior Engineer,Senior Engineer\n${['Dough', 'Ovens', 'Shop'].map(row).join('')}`;
    expect(read(text.replaceAll('week.', 'week. And more.'))).toHaveLength(6);
  });
});

describe('levels of data', () => {
  it('are known by keys for machines', () => {
    const text = JSON.stringify({
      junior_engineer: { dough: ['Weighs the flour'] },
      midLevel: { dough: ['Kneads it'] },
      seniorEngineer: { dough: ['Plans it'] },
    });
    expect(levelsIn(text)).toEqual(['junior_engineer', 'midLevel', 'seniorEngineer']);
  });
  it('may have keys with brackets and marks', () => {
    const text =
      '"Junior Engineer (L1)":\n  Dough:\n    - Weighs the flour\nSenior Engineer – leads:\n  Dough:\n    - Plans it all\n';
    expect(levelsIn(text)).toEqual(['Junior Engineer (L1)', 'Senior Engineer – leads']);
  });
  it('may say the same in several languages', () => {
    const level = (text: string) => ({ de: [text], en: [`${text} (en)`] });
    const text = JSON.stringify({
      areas: [{ name: 'Dough', levels: { junior: level('Wiegt das Mehl'), senior: level('Plant den Teig') } }],
    });
    expect(read(text)).toContain('senior | Dough | Plant den Teig');
  });
});

describe('levels of which no word is known', () => {
  const part = (title: string) =>
    `## ${title}\n\n### Requirements\n\n- Did much as ${title}\n\n### Responsibilities\n\n- Does more as ${title}\n\n`;
  it('are headings of people over what is asked of them', () => {
    expect(levelsIn(`# Community of the bakery\n\n${['Member', 'Reviewer', 'Maintainer'].map(part).join('')}`)).toEqual(
      ['Member', 'Reviewer', 'Maintainer'],
    );
  });
  it('are no headings of things', () => {
    expect(() =>
      levelsIn(
        `# House of the bakery\n\n${['Cellar', 'Garden', 'Roof'].map((title) => part(title).replaceAll('Requirements', 'Walls').replaceAll('Responsibilities', 'Doors')).join('')}`,
      ),
    ).toThrow('no levels are known');
  });
});

describe('parts of levels', () => {
  it('that some say in sentences may be told in few words by others', () => {
    const level = (title: string, dough: string) =>
      `## ${title}\n\n### Dough\n\n${dough}\n\n### Ovens\n\nKeeps all ovens hot.\n\n`;
    const text = TITLE + level('Junior Engineer', 'Learns it') + level('Senior Engineer', 'Plans the dough of all.');
    expect(read(text)).toContain('Junior Engineer | Dough | Learns it');
  });
});
