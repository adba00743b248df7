import { inspectBlueprint } from '../../index.js';

const page = (first: string, items = '<li>Tests it</li>') =>
  `<html><body><h1>Ladder</h1><div><h2 id="a">${first}</h2><ul>${items}</ul></div><div><h2 id="b">Senior Tester</h2><ul><li>Teaches it</li></ul></div></body></html>`;
const levels = (html: string) =>
  inspectBlueprint('x', html).items.flatMap(({ kind, text }) => (kind === 'level' ? [text] : []));

describe('a heading in HTML', () => {
  it.each([
    'Tester I <a href="#a">#</a>',
    '<a href="#a">🔗</a> Tester I',
    'Tester I<a class="headerlink" href="#a" title="Permalink">¶</a>',
    'Tester I<span class="sr-only">Direct link to Tester I</span>',
    'Tester I<sup>2</sup>',
  ])('is read without what is no word of it: %s', (heading) => {
    expect(levels(page(heading))).toEqual(['Tester I', 'Senior Tester']);
  });
  it('is read whole where it is a link', () => {
    expect(levels(page('<a href="/tester-1">Tester I</a>'))).toEqual(['Tester I', 'Senior Tester']);
  });
});

it.each(['style="display:none"', 'style="color:red; visibility: hidden"', 'hidden'])(
  'a list item with %s is none',
  (how) => {
    const { items, report } = inspectBlueprint('x', page('Tester I', `<li>Tests it</li><li ${how}>Is not there</li>`));
    expect(items.map(({ text }) => text)).not.toContain('Is not there');
    expect(report.unmapped).toContainEqual(expect.objectContaining({ text: 'Is not there', reason: 'boilerplate' }));
  },
);
