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

describe('HTML below front matter', () => {
  const MATTER = '---\nlayout: default\ntitle: Our careers\n---\n\n';
  const BODY = '<div><h3><i class="material-icons">build</i> L1: Mate</h3><ul><li>Ties it</li></ul></div>';
  const MORE = '<div><h3><i class="material-icons">star</i> L2: Captain</h3><ul><li>Steers it</li></ul></div>\n';
  it('is read as HTML, with the title of the front matter and its own lines', () => {
    const { source, role, items } = inspectBlueprint('x', MATTER + BODY + MORE);
    expect([source.format, role.title?.value]).toEqual(['ladder-html', 'Our careers']);
    expect(items.map(({ text }) => text)).toEqual(['L1: Mate', 'Ties it', 'L2: Captain', 'Steers it']);
    expect(items[0]?.locator).toMatch(/^line 6/u);
  });
  it('is called so where it is refused, with its headings', () => {
    const text = `${MATTER}<section><h3>Mate</h3><p>Ties it</p></section>\n`;
    expect(() => inspectBlueprint('x', text)).toThrow(/like HTML with front matter\..*"Mate"/u);
  });
  it('is Markdown where a line of it is', () => {
    const text = `${MATTER}<br>\n\n## Junior Tester\n\n- Tests it\n\n## Senior Tester\n\n- Teaches it\n`;
    expect(inspectBlueprint('x', text).source.format).toBe('ladder-markdown');
  });
});
