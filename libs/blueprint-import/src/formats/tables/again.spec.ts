import { inspectBlueprint } from '../../index.js';

const asked = (text: string) => {
  const { items } = inspectBlueprint('x', text);
  const areas = new Map(items.flatMap((item) => (item.kind === 'area' ? [[item.key, item.text]] : [])));
  return items.flatMap((item) =>
    'level' in item ? [[item.level, areas.get(item.group ?? '') ?? null, item.text]] : [],
  );
};

describe('the head of a table that stands again in it', () => {
  const HEAD = '| | L4 – Staff Mate | L5 – Chief Mate |\n';
  const table = (again: string) =>
    `# Crew levels\n\n${HEAD}|-|-|-|\n| Ropes | Ties ropes. | Makes ropes. |\n${again}| Sails | Sets sails. | Makes sails. |\n`;
  const SAID = ['Ties ropes.', 'Sets sails.', 'Makes ropes.', 'Makes sails.'];
  it('asks for nothing', () => {
    expect(asked(table(HEAD)).map((one) => one.at(-1))).toEqual(SAID);
  });
  it('is none where a cell of it says something else', () => {
    const said = '| Watch | L4 – Staff Mate | Keeps watch. |\n';
    expect(asked(table(said)).map((one) => one.at(-1))).toContain('Keeps watch.');
  });
});

describe('a table of one level with a column of numbers called level', () => {
  const level = (name: string, score: string) =>
    `## ${name}\n\n- Sails as ${name}\n\n| Axis | Level | Description |\n|-|-|-|\n| Craft | ${score} | Ties ropes as ${name}. |\n| Reach | ${score} | Helps the crew as ${name}. |\n\n`;
  it('is read by its areas, below lists as well', () => {
    const found = asked(`# Levels\n\n${level('Junior Engineer', '1')}${level('Senior Engineer', '2')}`);
    expect(found.filter(([, area]) => area !== null)).toEqual(
      ['Junior Engineer', 'Senior Engineer'].flatMap((name) => [
        [name, 'Craft', `Ties ropes as ${name}.`],
        [name, 'Reach', `Helps the crew as ${name}.`],
      ]),
    );
  });
});
