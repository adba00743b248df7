import { inspectBlueprint, type Inspection } from '../index.js';
import { ensureSound } from './ensure-sound.js';

const page = (body: string): string =>
  `<h1>Staff Engineer: Role Blueprint</h1>${['Core Responsibilities', 'Tools', 'Red Flags']
    .map((title) => `<h2>${title}</h2><ul><li>${title}</li></ul>`)
    .join('')}<h2>Technical Skills Required</h2><h3>Must-have</h3>${body}<h2>Anti-patterns</h2><ul><li>Alone</li></ul>`;
const refusal = (body: string): object => {
  try {
    inspectBlueprint('x', page(body));
  } catch (error) {
    return error as object;
  }
  throw new Error('it was read');
};

describe('the result of an inspection', () => {
  it.each([
    ['in a list inside an item', '<ul><li>Skill<ul><li>&#x1b;]0;sly&#7;</li></ul></li></ul>'],
    [
      'in a cell that is not the first',
      '<table><tr><th>Skill</th><th>Use</th></tr><tr><td>SQL</td><td>a&#x1b;b</td></tr></table>',
    ],
  ])('has no control character, not even from an entity %s', (_, body) => {
    expect(refusal(body)).toMatchObject({ code: 'blueprint-control-character' });
  });
  it('has at most as many items as a draft takes', () => {
    expect(refusal(`<ul>${'<li>a</li>'.repeat(2_001)}</ul>`)).toMatchObject({ code: 'blueprint-too-complex' });
  });
  it('is bounded in total size, however often a heading is repeated', () => {
    const read = inspectBlueprint('x', page('<ul><li>a</li></ul>'));
    const section = 'Skills '.repeat(3_000);
    const items = Array.from({ length: 1_500 }, () => ({ ...read.items[0], section }));
    const swollen = { ...read, items } as Inspection;
    expect(() => ensureSound(swollen)).toThrow('shorten the headings');
    expect(ensureSound(read)).toBe(read);
  });
});
