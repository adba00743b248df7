import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items } = inspectBlueprint('x', text);
  const areas = new Map(items.flatMap((item) => (item.kind === 'area' ? [[item.key, item.text]] : [])));
  return {
    levels: items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : [])),
    asked: items.flatMap((item) =>
      'level' in item ? [[item.level, areas.get(item.group ?? '') ?? null, item.text]] : [],
    ),
  };
};

const part = (title: string, depth: number, says: string) => `${'#'.repeat(depth)} ${title}\n\n- ${says}\n\n`;
const TRACKS = `# Boatyard\n\n## Contributors\n\n${part('Junior Developer', 3, 'Paints one hull.')}${part('Senior Developer', 3, 'Paints all hulls.')}## Managers\n\n${part('Director', 3, 'Plans the yard.')}`;
const AGAIN = part('Junior Developer', 3, 'Mends one sail.') + part('Senior Developer', 3, 'Mends all sails.');
const LEVELS = ['Junior Developer', 'Senior Developer', 'Director'];
const asked = (area: string) => [
  ['Junior Developer', null, 'Paints one hull.'],
  ['Senior Developer', null, 'Paints all hulls.'],
  ['Director', null, 'Plans the yard.'],
  ['Junior Developer', area, 'Mends one sail.'],
  ['Senior Developer', area, 'Mends all sails.'],
];

describe('names of levels that stand again', () => {
  it.each([
    ['below a heading of lower rank', '##### What sailors add', 'What sailors add'],
    ['below one with words between', '##### What sailors add\n\nThis comes on top.', 'What sailors add'],
    ['below an appendix at the rank of the tracks', '## Appendix: sailors', 'Appendix: sailors'],
    ['below an appendix in another language', '## Anhang für Segler', 'Anhang für Segler'],
  ])('%s add to the levels above', (_, heading, area) => {
    const found = read(`${TRACKS}${heading}\n\n${AGAIN}`);
    expect(found.levels).toEqual(LEVELS);
    expect(found.asked).toEqual(asked(area));
  });
  it('where the page has one track are an area of its levels', () => {
    const once = part('Junior Developer', 2, 'Paints one hull.') + part('Senior Developer', 2, 'Paints all hulls.');
    const found = read(`# Boatyard\n\n${once}#### What sailors add\n\n${once.replaceAll('Paints', 'Mends')}`);
    expect(found.levels).toEqual(['Junior Developer', 'Senior Developer']);
    expect(found.asked.map(([, area]) => area)).toEqual([null, null, 'What sailors add', 'What sailors add']);
  });
  it('below another track are levels of that one', () => {
    const found = read(`${TRACKS}${part('Junior Developer', 3, 'Mends one sail.')}`);
    expect(found.levels).toContain('Managers: Junior Developer');
  });
});
