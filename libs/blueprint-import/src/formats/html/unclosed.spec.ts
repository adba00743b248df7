import { inspectBlueprint } from '../../index.js';

const list = (texts: readonly string[], end: string): string =>
  `<ul>${texts.map((text) => `<li>${text}`).join('\n')}${end}`;
const page = (end: string): string =>
  [
    '<h1>Staff Tester: Role Blueprint</h1>',
    `<h2>Core Responsibilities</h2><h3>Strategic</h3>${list(['Leads', 'Plans'], end)}`,
    `<h3>Technical</h3>${list(['Tests', 'Reviews'], end)}`,
    `<h2>Risks and Failure Modes</h2><h3>Anti-patterns</h3>${list(['Hides', 'Blames'], end)}`,
    `<h2>Tools</h2><table><tr><th>Category<th>Tools<tr><td>CI<td>Some</table>`,
  ].join('\n');
const said = (html: string) => inspectBlueprint('x', html).items.map(({ kind, group, text }) => [kind, group, text]);

describe('unclosed lists', () => {
  it('end where a heading begins after the text of an item, as if they were closed', () => {
    expect(said(page(''))).toEqual(said(page('</ul>')));
    expect(said(page(''))).toHaveLength(7);
  });
  it('also end inside other lists', () => {
    const nested = (end: string): string => page(end).replaceAll('<li>Plans', `<li>Plans<ul><li>Ahead${end}`);
    expect(said(nested('')).slice(-4)).toEqual(said(page('</ul>')).slice(-4));
  });
  it('do not end at a heading within a closed item', () => {
    const card = '<ul><li>Plans<h3>Never alone</h3></li><li>Leads</li></ul>';
    const read = inspectBlueprint('x', page('</ul>').replace('<ul><li>Leads\n<li>Plans</ul>', card));
    expect(read.items[0]).toMatchObject({ kind: 'responsibility', text: 'Plans Never alone' });
    expect(read.items[1]).toMatchObject({ kind: 'responsibility', text: 'Leads' });
  });
});
