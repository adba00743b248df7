import { askedIn } from '@plumbline/testing';
import { inspectBlueprint } from '../../index.js';

const read = (text: string, name = 'x') => {
  const { items, report } = inspectBlueprint(name, text);
  return {
    levels: items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : [])),
    asked: askedIn(items),
    guessed: report.ambiguities.flatMap(({ what, text: words }) => (what === 'guessed-level' ? [words] : [])),
  };
};
const list = (...items: readonly string[]) => `${items.map((item) => `- ${item}\n`).join('')}\n`;
const under = (level: string, ...areas: readonly string[]) =>
  `## ${level}\n\n${areas.map((area) => `### ${area}\n\n${list(`Ties ${area} as ${level}`)}`).join('')}`;

describe('what speaks for a heading beside levels', () => {
  it('outweighs a word that no list knows, where it divides as they do', () => {
    const parts = ['Knots', 'Sails'];
    const text = `# Path\n\n${under('Junior Rigger Engineer', ...parts)}${under('Able hand aloft', ...parts)}${under('Senior Rigger Engineer', ...parts)}`;
    expect(read(text).guessed).toEqual(['Able hand aloft']);
  });
  it('does not outweigh that it has none of the parts that they have', () => {
    const parts = ['Knots', 'Sails'];
    const text = `# Path\n\n${under('Senior Rigger Engineer', ...parts)}${under('Staff Rigger Engineer', ...parts)}## Harbour Crew Leads\n\n${list('Meet on Mondays')}`;
    expect(read(text).levels).toEqual(['Senior Rigger Engineer', 'Staff Rigger Engineer']);
  });
  it('is enough for a rank of unknown names in a page about careers', () => {
    const parts = ['Communication', 'Sails'];
    const text = `# Career ladder\n\n${under('Swabber', ...parts)}${under('Bosun', ...parts)}`;
    expect(read(text)).toMatchObject({ levels: ['Swabber', 'Bosun'], guessed: ['Swabber', 'Bosun'] });
  });
  it('is said of bold lines and of the beginnings of items as well', () => {
    const lines = ['Junior Rigger Engineer', 'Engineer', 'Senior Rigger Engineer'];
    const bold = lines.map((line) => `**${line}**\n\n${list(`Ties as ${line}`)}`).join('');
    expect(read(`# Path\n\n${bold}`).levels).toEqual(lines);
    const items = list(...lines.map((line) => `**${line}**: ties as such`));
    expect(read(`# Path\n\n## Knots\n\n${items}## Sails\n\n${items}`).levels).toEqual(lines);
  });
});

describe('levels that are told again in short', () => {
  it('are no levels more', () => {
    const long = list('Ties every knot of the ship without help', 'Teaches others how ropes are made and kept');
    const levels = ['Engineer I / Software Engineer I', 'Senior Engineer / Senior Software Engineer']
      .map((level) => `### ${level}\n\n${long}`)
      .join('');
    const text = `# Path\n\n## Levels\n\n${levels}## How long it takes\n\n${list('Engineer I: 1 year', 'Senior Engineer: 3 years')}`;
    expect(read(text).levels).toEqual([
      'Engineer I / Software Engineer I',
      'Senior Engineer / Senior Software Engineer',
    ]);
  });
});

describe('a part of a level', () => {
  it('asks by its paragraphs where it has no list, and what stands before the parts only introduces them', () => {
    const level = (name: string) =>
      `## ${name}\n\nSomebody whom the crew trusts.\n\n### Ropes\n\nTies the ropes of ${name} well.\n\n### Sails\n\n- Mends them\n\n`;
    const { asked } = read(`# Path\n\n${level('Junior Tester')}${level('Senior Tester')}`);
    expect(asked.slice(0, 2)).toEqual([
      ['Junior Tester', 'Ropes', 'Ties the ropes of Junior Tester well.'],
      ['Junior Tester', 'Sails', 'Mends them'],
    ]);
    expect(asked).toHaveLength(4);
  });
  it('may be a level between others in lists, in a paragraph and by no known word', () => {
    const text = `# Path\n\n## Junior Tester\n\n${list('Tests parts')}## Able hand\n\nTests what nobody else tests.\n\n## Senior Tester\n\n${list('Tests systems')}`;
    expect(read(text).asked[1]).toEqual(['Able hand', null, 'Tests what nobody else tests.']);
  });
  it('has an item for each line that is a statement, and a line with a label stands over its list', () => {
    const level = (name: string) =>
      `## ${name}\n\n**Reach**: owns one part of the ship\n**Behaviors**:\n- Asks early\n\nTies knots.\nMends sails.\n\n`;
    expect(read(`# Path\n\n${level('Junior Tester')}${level('Senior Tester')}`).asked.slice(0, 2)).toEqual([
      ['Junior Tester', 'Reach', 'Reach: owns one part of the ship'],
      ['Junior Tester', 'Behaviors', 'Asks early'],
    ]);
    const lines = (name: string) => `## ${name}\n\nTies knots each day.\nMends sails in port.\n\n`;
    expect(read(`# Path\n\n${lines('Junior Tester')}${lines('Senior Tester')}`).asked).toHaveLength(4);
  });
  it('is called by the name of a list where several divide the level', () => {
    const text = `# Path\n\n${under('Junior Tester', 'Responsibilities', 'Behaviors')}${under('Senior Tester', 'Responsibilities', 'Behaviors')}`;
    expect(read(text).asked.map(([, area]) => area)).toEqual([
      'Responsibilities',
      'Behaviors',
      'Responsibilities',
      'Behaviors',
    ]);
  });
  it('below a bold line goes on behind a paragraph', () => {
    const level = (name: string) =>
      `## ${name}\n\n**Ropes**\n\nIn short.\n\n- Ties them\n\n**Sails**\n\n- Mends them\n\n`;
    const { asked } = read(`# Path\n\n${level('Junior Tester')}${level('Senior Tester')}`);
    expect(asked.map(([, area]) => area)).toEqual(['Ropes', 'Sails', 'Ropes', 'Sails']);
  });
  it('of HTML may be terms and what is said of them', () => {
    const level = (name: string) => `<h2>${name}</h2><dl><dt>Ropes</dt><dd>Ties them</dd><dd>Keeps them</dd></dl>`;
    const { asked } = read(`<html><body><h1>Path</h1>${level('Junior Tester')}${level('Senior Tester')}</body></html>`);
    expect(asked.slice(0, 2)).toEqual([
      ['Junior Tester', 'Ropes', 'Ties them'],
      ['Junior Tester', 'Ropes', 'Keeps them'],
    ]);
  });
});

describe('columns of a table', () => {
  it('of which no word is known are levels below a corner that says that the rows are areas', () => {
    const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
    const head = ['Competency', 'Swabber', 'Bosun', 'Skipper'];
    const text = `${row(...head)}${row(...head.map(() => '-'))}${row('Knots', 'Ties plain knots', 'Ties hard knots', 'Teaches all knots')}${row('Sails', 'Mends small sails', 'Mends large sails', 'Cuts new sails')}`;
    expect(read(`# Crew\n\n${text}`)).toMatchObject({
      levels: ['Swabber', 'Bosun', 'Skipper'],
      guessed: ['Swabber', 'Bosun', 'Skipper'],
    });
    expect(() => read(`# Crew\n\n${text.replace('Skipper', 'Why it counts for us')}`)).toThrow();
  });
  it('with names over lists of what they mean are areas, and the finest is the area', () => {
    const cell = '<td><p><b>Knots</b></p><ul><li>reef</li><li>bowline</li></ul></td>';
    const table = `<table><tr><th></th><th></th><th>Junior Tester</th><th>Senior Tester</th></tr><tr><th>Ropes</th>${cell}<td>Ties them</td><td>Teaches them</td></tr></table>`;
    expect(read(`<html><body><h1>Path</h1>${table}</body></html>`).asked).toEqual([
      ['Junior Tester', 'Knots', 'Ties them'],
      ['Senior Tester', 'Knots', 'Teaches them'],
    ]);
  });
});

describe('data', () => {
  const json = (value: unknown) => read(JSON.stringify(value));
  it('may hold texts as Markdown has them, and call areas by ids', () => {
    const details = 'Ties plain knots.\n\nKeeps ropes dry.\n\n**Example behaviors:**\n- Tied the mast once';
    const roles = ['Junior Tester', 'Tester', 'Senior Tester'].map((title) => ({
      title,
      skills: [{ id: 'kn', details }],
    }));
    const { asked } = json({ skills: [{ id: 'kn', title: 'Knots and ropes' }], roles });
    expect(asked.slice(0, 2)).toEqual([
      ['Junior Tester', 'Knots and ropes', 'Ties plain knots.'],
      ['Junior Tester', 'Knots and ropes', 'Keeps ropes dry.'],
    ]);
    expect(asked.map(([level]) => level)).toContain('Tester');
  });
  it('may have its levels in areas at its top, with names by keys of its own', () => {
    const levels = [
      { reach: 'Leads nobody yet', points: ['Ties knots'] },
      { reach: 'Leads a crew', points: ['Teaches knots'] },
    ];
    expect(
      json([
        { title: 'Ropes', levels },
        { title: 'Sails', levels },
      ]).asked.slice(0, 2),
    ).toEqual([
      ['Leads nobody yet', 'Ropes', 'Ties knots'],
      ['Leads a crew', 'Ropes', 'Teaches knots'],
    ]);
  });
  it('may say by keys of an area what each level asks', () => {
    const area = (name: string) => ({
      name,
      Junior: `Ties ${name} knots`,
      Engineer: `Ties all ${name}`,
      Senior: `Teaches ${name} knots`,
    });
    expect(
      json({ skills: [area('reef'), area('anchor')] })
        .asked.slice(0, 3)
        .map(([level]) => level),
    ).toEqual(['Junior', 'Engineer', 'Senior']);
  });
});
