import { inspectBlueprint, proposeMappings, unclearLevels } from '../../index.js';

const read = (text: string, name = 'x.md') => {
  const { role, items, report } = inspectBlueprint(name, text);
  const areas = new Map(items.flatMap((item) => (item.kind === 'area' ? [[item.key, item.text]] : [])));
  return {
    level: role.level?.value ?? null,
    asked: items.flatMap((item) =>
      item.kind === 'responsibility' ? [[areas.get(item.group ?? '') ?? null, item.text]] : [],
    ),
    guesses: report.ambiguities.map(({ what, text: words }) => [what, words]),
    left: report.unmapped.map(({ text: words }) => words),
  };
};
const AREAS =
  '## Ropes\n\n- Ties the knots that are shown.\n- Asks before cutting.\n\n## Weather\n\n- Reads the board.\n';

describe('a page about one level', () => {
  it.each(['Junior', 'Senior', 'Principal', 'Middle', 'L3', 'Junior Rigger Engineer'])(
    'is known by its title alone, whatever its areas are called: %p',
    (title) => {
      const { level, asked } = read(`# ${title}\n\nAsked of everybody here.\n\n${AREAS}`);
      expect(level).not.toBeNull();
      expect(asked.map(([area]) => area)).toEqual(['Ropes', 'Ropes', 'Weather']);
    },
  );
  it.each(['Staff', 'Our boats'])('is none where its title may mean something else: %p', (title) => {
    expect(() => read(`# ${title}\n\n${AREAS}`)).toThrow();
  });
  it.each([
    ['by hand', 'level: Keeper', 'Keeper', []],
    ['by the name of one of several', 'order: 2', 'Keeper', [['guessed-level', 'Keeper']]],
    ['by the name of one between two', 'rank: 2.5', 'Keeper', [['guessed-level', 'Keeper']]],
  ])('may say its level in front matter: %s', (_, line, level, guesses) => {
    const found = read(`---\nname: Keeper\n${line}\n---\n\n${AREAS}`);
    expect([found.level, found.guesses]).toEqual([level, guesses]);
  });
  it.each(['name: keeper\norder: 2', 'name: Keeper', 'title: Keeper\nweight: 2', 'level: all of us'])(
    'says none in front matter by other words: %j',
    (matter) => {
      expect(() => read(`---\n${matter}\n---\n\n${AREAS}`)).toThrow('no levels are known');
    },
  );
});

describe('areas with lists of several kinds below them', () => {
  const area = (name: string, text: string, more: string) =>
    `# ${name}\n\n## Expectations\n\n- ${text}\n\n## ${more}\n\n- Is that enough for ${name}?\n- Who helps?\n`;
  it.each(['Self-Assessment', 'Reflection questions', 'Food for thought'])(
    'keep their names, and questions beside their lists are none: %p',
    (more) => {
      const { asked } = read(
        `---\nname: Keeper\nlevel: "L2: Keeper"\n---\n\n${area('Soil', 'Turns the beds.', more)}\n${area('Neighbours', 'Tells of pests.', more)}`,
      );
      expect(asked).toEqual([
        ['Soil', 'Turns the beds.'],
        ['Neighbours', 'Tells of pests.'],
      ]);
    },
  );
});

describe('a title with the word for examples over whole levels', () => {
  const table =
    '| Level | Skills | Attitude |\n|-|-|-|\n| Junior | Steers with help | Open to advice |\n| Senior | Steers alone | Calm in storms |\n';
  it.each(['Example of expectations per level', 'Examples'])('leaves their lists what is asked: %p', (title) => {
    expect(read(`# Career paths\n\n## ${title}\n\n${table}`).asked).toHaveLength(4);
  });
  it('is the title of examples where something else is asked of the same levels', () => {
    const asked = '## Expectations\n\n### Junior\n\n- Steers with help.\n\n### Senior\n\n- Steers alone.\n';
    const examples = '## Examples\n\n### Junior\n\n- Crossed the bay.\n\n### Senior\n\n- Crossed the sea.\n';
    expect(read(`# Career paths\n\n${asked}\n${examples}`).asked.map(([, text]) => text)).toEqual([
      'Steers with help.',
      'Steers alone.',
    ]);
  });
});

describe('a page that is called by its level', () => {
  const LISTS =
    '## Craft\n\n- Ties all knots.\n- Mends all sails.\n\n## Impact\n\n- Keeps the ship afloat.\n- Steers in storms.\n- Trims it.\n\n';
  it.each([
    ['beside it', '# Senior Engineer', '## Senior vs Staff\n\n- Senior: steers one ship\n- Staff: steers all ships\n'],
    [
      'in the plural',
      '# Head of Engineering',
      '## What all get\n\n- **Engineers**: a berth\n- **Senior Engineers**: a cabin\n',
    ],
  ])('may name others at the beginning of a few lines: %s', (_, title, few) => {
    const { items, role } = inspectBlueprint('x.md', `${title}\n\n${LISTS}${few}`);
    expect(items.filter(({ kind }) => kind === 'level')).toEqual([]);
    expect(role.level?.value).toBeDefined();
  });
  it('is one of several where most is said of the others', () => {
    const said = ['Senior', 'Staff'].map((level) => `- ${level}: steers ships\n- ${level}: trims sails\n`).join('');
    const { items } = inspectBlueprint('x.md', `# Senior Engineer\n\n## Craft\n\n${said}`);
    expect(items.filter(({ kind }) => kind === 'level')).toHaveLength(2);
  });
});

describe('pages of one ladder', () => {
  const page = (title: string) => inspectBlueprint('x.md', `# ${title}\n\n${AREAS.replaceAll('.', ` as ${title}.`)}`);
  it('have a profession alone as the level of its page, in its place', () => {
    const pages = ['Senior Engineer', 'Engineer', 'Associate Engineer'].map(page);
    const { levels, rules } = proposeMappings(pages);
    expect(levels.map(({ title }) => title)).toEqual(['Associate', 'Engineer', 'Senior']);
    expect(rules.every(({ level }) => level !== null)).toBe(true);
    expect(unclearLevels(pages)).toEqual([]);
  });
  it('leave it open where no page says its level', () => {
    expect(proposeMappings([page('Engineer')]).rules[0]?.level).toBeNull();
  });
  it('about the same levels are areas called as their files, where they have no title', () => {
    const data = (what: string) => JSON.stringify({ L1: `Knows ${what} by name.`, L2: `Plans ${what} ahead.` });
    const files = ['ship_mooring.json', 'data/book-keeping.json'].map((name) => inspectBlueprint(name, data(name)));
    const areas = proposeMappings(files).rules.map(({ area }) => area.title);
    expect([...new Set(areas)]).toEqual(['Ship mooring', 'Book keeping']);
  });
});
