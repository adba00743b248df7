import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  const areas = new Map(items.flatMap((item) => (item.kind === 'area' ? [[item.key, item.text]] : [])));
  return {
    asked: items.flatMap((item) => ('level' in item ? [[areas.get(item.group ?? '') ?? null, item.text]] : [])),
    left: report.unmapped.filter(({ from }) => from === 'list-item').map(({ text: words, reason }) => [reason, words]),
  };
};
const KEPT = '## Craft\n\n- Ties all knots.\n\n## Impact\n\n- Keeps the ship afloat.\n\n';
const ASKED = [
  ['Craft', 'Ties all knots.'],
  ['Impact', 'Keeps the ship afloat.'],
];
const page = (below: string) => read(`# Senior Engineer\n\n${KEPT}${below}`);

describe('scores behind labels', () => {
  it('ask for nothing', () => {
    expect(page('## Weights\n\n- Planning vs sailing: 1\n- Own ship vs fleet: 0.25\n')).toEqual({
      asked: ASKED,
      left: [
        ['bare-value', 'Planning vs sailing: 1'],
        ['bare-value', 'Own ship vs fleet: 0.25'],
      ],
    });
  });
  it('are no sentences with numbers in them', () => {
    const said = 'Watches: stands 2 of them a day';
    expect(page(`## Duty\n\n- ${said}\n`).asked).toContainEqual(['Duty', said]);
  });
});

describe('lists below a heading that says no', () => {
  it.each([
    'What does not define a senior',
    "What we don't expect",
    'O que não define o sênior',
    'Lo que no define a un sénior',
    'Ce qui ne définit pas un senior',
    'Was einen Senior nicht ausmacht',
    'このレベルに求めないもの',
  ])('ask for nothing: %s', (heading) => {
    expect(page(`## ${heading}\n\n- Steers by night\n`)).toEqual({
      asked: ASKED,
      left: [['no-kind', 'Steers by night']],
    });
  });
  it.each(['What defines a senior', 'Was einen Senior ausmacht', 'O que define o sênior'])('but not: %s', (heading) => {
    expect(page(`## ${heading}\n\n- Steers by night\n`).asked).toContainEqual([heading, 'Steers by night']);
  });
});

describe('lists of links', () => {
  it('to other pages ask for nothing', () => {
    const { asked, left } = page('## Skills\n\n- [Knots](knots.md#senior)\n- [Sails](sails.md#senior)\n');
    expect(asked).toEqual(ASKED);
    expect(left.map(([reason]) => reason)).toEqual(['boilerplate', 'boilerplate']);
  });
  it('do, where only some of the items are, or they are sentences', () => {
    const list = '- [Knots](knots.md)\n- Sets [sails](sails.md) alone\n';
    expect(page(`## Rigging\n\n${list}`).asked).toHaveLength(4);
    const said =
      '- [Ties knots for the whole crew of a ship.](a.md)\n- [Sets sails for the whole crew of a ship.](b.md)\n';
    expect(page(`## Rigging\n\n${said}`).asked).toHaveLength(4);
  });
});

describe('a heading called as lists are', () => {
  const inner = '### Core competencies\n\n- Ties all knots.\n\n### Key responsibilities\n\n- Keeps the ship afloat.\n';
  it('is an area beside an area, whatever they both stand below', () => {
    expect(read(`# Senior Engineer\n\n## Senior Engineer – profile\n\n${inner}`).asked).toEqual([
      ['Core competencies', 'Ties all knots.'],
      ['Key responsibilities', 'Keeps the ship afloat.'],
    ]);
  });
});
