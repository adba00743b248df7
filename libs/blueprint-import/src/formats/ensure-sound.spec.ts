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

describe('what was read', () => {
  it.each([
    ['in a list inside an item', '<ul><li>Skill<ul><li>&#x1b;]0;sly&#7;</li></ul></li></ul>'],
    [
      'in a cell that is not the first',
      '<table><tr><th>Skill</th><th>Use</th></tr><tr><td>SQL</td><td>a&#x1b;b</td></tr></table>',
    ],
  ])('holds no control character, not even as an entity %s', (_, body) => {
    expect(refusal(body)).toMatchObject({ code: 'blueprint-control-character' });
  });
  it('is no more than a draft takes', () => {
    expect(refusal(`<ul>${'<li>a</li>'.repeat(2_001)}</ul>`)).toMatchObject({ code: 'blueprint-too-complex' });
  });
  it('is bounded in sum, however often one heading is said', () => {
    const read = inspectBlueprint('x', page('<ul><li>a</li></ul>'));
    const section = 'Skills '.repeat(3_000);
    const items = Array.from({ length: 1_500 }, () => ({ ...read.items[0], section }));
    const swollen = { ...read, items } as Inspection;
    expect(() => ensureSound(swollen)).toThrow('shorten the headings');
    expect(ensureSound(read)).toBe(read);
  });
});
