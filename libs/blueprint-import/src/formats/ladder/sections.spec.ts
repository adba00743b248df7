import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  const areas = new Map(items.flatMap((item) => (item.kind === 'area' ? [[item.key, item.text]] : [])));
  return {
    areas: [...areas.values()],
    asked: items.flatMap((item) =>
      'level' in item ? [[item.kind, item.level, areas.get(item.group ?? '') ?? null, item.text]] : [],
    ),
    left: report.unmapped.map(({ text: words, reason }) => [reason, words]),
    ambiguities: report.ambiguities.map(({ what }) => what),
  };
};
const r = (level: string, area: string | null, words: string) => ['responsibility', level, area, words];
const levels = (below: (level: string) => string) =>
  `# Path\n\n${['Junior Tester', 'Senior Tester'].map((level) => `## ${level}\n\n${below(level)}\n`).join('\n')}`;

describe('a list item over a list', () => {
  const EXPECTED = ['Junior Tester', 'Senior Tester'].flatMap((level) => [
    r(level, 'Test craft', `Tests as ${level}`),
    r(level, 'Test craft', `Learns as ${level}`),
    r(level, 'How we work', `Asks as ${level}`),
  ]);
  const list = (craft: string, work: string) => (level: string) =>
    `- ${craft}\n  - Tests as ${level}\n  - Learns as ${level}\n- ${work}\n  - Asks as ${level}\n`;
  const html = (level: string) =>
    `<h2>${level}</h2><ul><li><p>Test craft:</p><ul><li>Tests as ${level}<li>Learns as ${level}</ul><li><b>How we work</b><ul><li>Asks as ${level}</ul></ul>`;
  it.each([
    ['with a colon', levels(list('Test craft :', 'How we work:'))],
    ['in bold', levels(list('**Test craft**', '**How we work:**'))],
    ['plainly, in each level', levels(list('Test craft', 'How we work'))],
    ['in HTML', `<h1>Path</h1>${html('Junior Tester')}${html('Senior Tester')}`],
    [
      'below a level that is a list item, too',
      `# Path\n\n${['Junior Tester', 'Senior Tester'].map((level) => `- ${level}\n${list('Test craft:', 'How we work:')(level).trimEnd().replace(/^/gmu, '  ')}\n`).join('')}`,
    ],
    [
      'in a cell',
      `<h1>Path</h1><table><tr><th>Junior Tester<th>Senior Tester</tr><tr>${['Junior Tester', 'Senior Tester'].map((level) => `<td>${html(level).replace(/<h2>.*<\/h2>/u, '')}`).join('')}</tr></table>`,
    ],
  ])('names the area of that list: %s', (_, text) => {
    const { areas, asked, left, ambiguities } = read(text);
    expect({ areas, asked, left, ambiguities }).toEqual({
      areas: ['Test craft', 'How we work'],
      asked: EXPECTED,
      left: [],
      ambiguities: [],
    });
  });
  it('says what that list holds, and nothing of its neighbours', () => {
    const { asked } = read(
      levels((level) => `### Craft\n\n- Tests as ${level}\n- Examples:\n  - Case for ${level}\n- Writes it down\n`),
    );
    expect(asked.slice(0, 3)).toEqual([
      r('Junior Tester', 'Craft', 'Tests as Junior Tester'),
      ['example', 'Junior Tester', 'Craft', 'Case for Junior Tester'],
      r('Junior Tester', 'Craft', 'Writes it down'),
    ]);
  });
  it.each(['Is expected to:', 'Tests whatever comes in from anybody, such as', 'Tests what there is.'])(
    'asks for something itself where it is a sentence: %p',
    (words) => {
      const { asked, ambiguities } = read(levels((level) => `### Craft\n\n- ${words}\n  - Test for ${level}\n`));
      expect(asked.slice(0, 2)).toEqual([
        r('Junior Tester', 'Craft', words),
        r('Junior Tester', 'Craft', 'Test for Junior Tester'),
      ]);
      expect(ambiguities).toEqual(['nested-list', 'nested-list']);
    },
  );
});

describe('a section of a level', () => {
  it.each(['Scope of work', 'Scope of responsibility', 'Process', 'Principles'])(
    'asks for what it lists: %s',
    (area) => {
      expect(read(levels((level) => `### ${area}\n\n- Does it as ${level}\n`)).asked).toEqual([
        r('Junior Tester', area, 'Does it as Junior Tester'),
        r('Senior Tester', area, 'Does it as Senior Tester'),
      ]);
      const page = `# Senior Tester\n\n## Craft\n\n- Tests it\n\n## ${area}\n\n- Does it\n`;
      expect(read(page).asked.map(([, , of, words]) => [of, words])).toEqual([
        ['Craft', 'Tests it'],
        [area, 'Does it'],
      ]);
    },
  );
  it.each(['Scope of this document', 'Promotion process', 'The hiring process'])('asks for nothing: %s', (title) => {
    const { asked, left } = read(levels(() => `### Craft\n\n- Tests it\n\n### ${title}\n\n- Meets the bar\n`));
    expect(asked).toHaveLength(2);
    expect(left).toContainEqual(['no-kind', 'Meets the bar']);
  });
  it('that is called by a kind of list is an area where it stands beside areas', () => {
    const { areas, asked } = read(
      levels(
        (level) => `### Craft\n\n- Tests it\n\n### Behaviors\n\n- Asks as ${level}\n\n### Examples\n\n- Asked once\n`,
      ),
    );
    expect(areas).toEqual(['Craft', 'Behaviors']);
    expect(asked.slice(0, 3)).toEqual([
      r('Junior Tester', 'Craft', 'Tests it'),
      r('Junior Tester', 'Behaviors', 'Asks as Junior Tester'),
      ['example', 'Junior Tester', null, 'Asked once'],
    ]);
    expect(read(levels((level) => `### Behaviors\n\n- Asks as ${level}\n`)).areas).toEqual([]);
  });
});

describe('a line over a list', () => {
  it.each([
    'Owning what broke means:',
    'You are expected to:',
    'Das bedeutet:',
    'Vous êtes attendu pour:',
    'Esto significa:',
    'Isto inclui:',
  ])('names no area where it is a sentence, and is reported: %p', (line) => {
    const { areas, left } = read(levels((level) => `### Craft\n\n${line}\n\n- Tests as ${level}\n`));
    expect([areas, left]).toEqual([
      ['Craft'],
      [
        ['prose', line],
        ['prose', line],
      ],
    ]);
  });
  it.each(['Customer needs:', 'Buy-in:', '**IT operations**', '**You do the work**'])('names an area: %p', (line) => {
    const { areas } = read(levels((level) => `${line}\n\n- Tests as ${level}\n`));
    expect(areas).toEqual([line.replace(/[*:]/gu, '')]);
  });
  it('is no area where each level has another one, and no other area', () => {
    const text = levels((level) =>
      level.startsWith('Junior')
        ? '**Step A – finding the way**\n\n- Tests parts\n\n**Examples**:\n\n- A small part\n'
        : '**Step B – showing the way**\n\n- Tests systems\n\n**Examples**:\n\n- A whole system\n',
    );
    const { areas, asked, left } = read(text);
    expect([areas, asked.map(([kind, , , words]) => [kind, words])]).toEqual([
      [],
      [
        ['responsibility', 'Tests parts'],
        ['example', 'A small part'],
        ['responsibility', 'Tests systems'],
        ['example', 'A whole system'],
      ],
    ]);
    expect(left).toEqual([
      ['prose', 'Step A – finding the way'],
      ['prose', 'Step B – showing the way'],
    ]);
  });
  it.each([
    ['is known', '**Communication**', '**Technical skills**'],
    ['is of another level, too', '**Test craft**', '**Test craft**'],
  ])('is an area where it %s', (_, one, other) => {
    const { areas } = read(levels((level) => `${level.startsWith('Junior') ? one : other}\n\n- Does it as ${level}\n`));
    expect(areas).toEqual([...new Set([one, other])].map((line) => line.replaceAll('*', '')));
  });
});

describe('a list of examples', () => {
  it.each([
    ...['Examples of tasks', 'Sample deliverables', 'Typical tasks', 'Beispiele für Aufgaben', 'Typische Aufgaben'],
    ...[
      'Exemples de tâches',
      "Exemples d'activités",
      'Ejemplos de tareas',
      'Exemplo de Tarefas',
      'Exemplos de projetos',
    ],
    '仕事の例',
  ])('is told by its title: %s', (title) => {
    const asked = [`**${title}**:\n\n`, `### ${title}\n\n`, `- ${title}:\n  `].map((head) =>
      read(levels((level) => `### Craft\n\n- Tests it\n\n${head}- Tested as ${level}\n`)).asked.filter(
        ([kind]) => kind === 'example',
      ),
    );
    expect(asked.map(({ length }) => length)).toEqual([2, 2, 2]);
  });
});
