import type { CareerGraph } from './career-graph.js';
import { layOut } from './layout.js';
import { toSvg } from './svg.js';
import { escaped, measure, wrapped } from './text.js';

const HOSTILE = `</title><script>alert("1")</script> & 'x' \u0000\ud800 end`;
const edge = (blueprint: string, relation: 'feeder' | 'next' | 'adjacent', role: string) => ({
  ...{ blueprint, relation, role, note: null, describedBy: null },
  source: { blueprint, item: role, locator: 'line 1' },
});
const levels = ['senior', 'staff'].map((key, ordinal) => ({ key, title: key, ordinal, summary: '' }));
const graph: CareerGraph = {
  levels,
  roles: [
    { blueprint: '1', title: 'Senior Engineer', level: 'senior', statedLevel: 'Senior' },
    { blueprint: '2', title: 'Staff Engineer', level: 'staff', statedLevel: 'Staff' },
  ],
  edges: [
    ...['A', 'B', 'C'].map((role) => edge('1', 'feeder', role)),
    edge('1', 'next', 'A role whose name is so long that it takes more than one line to say what it is about'),
    ...['D', 'E', 'F', 'G'].map((role) => edge('1', 'adjacent', role)),
    edge('2', 'next', HOSTILE),
  ],
};

/** Tags in the order of the text: what a strict reader of XML would see. */
const isBalanced = (svg: string): boolean => {
  const open: string[] = [];
  for (const [, closing, name, , empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (closing === '/' && open.pop() !== name) return false;
    if (closing === '' && empty === '') open.push(name ?? '');
  }
  return open.length === 0;
};

describe('the picture of a career graph', () => {
  const svg = toSvg(graph, 'Track <1>');
  it('is byte for byte the same for the same graph', () => {
    expect(toSvg(structuredClone(graph), 'Track <1>')).toBe(svg);
  });
  it('is well-formed, and describes in words what it shows', () => {
    expect(isBalanced(svg)).toBe(true);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 1200 \d/);
    expect(svg).toContain('<title id="title">Career graph of Track &lt;1&gt;</title>');
    expect(svg).toContain('Senior Engineer: comes from A; B; C. Leads to A role whose name');
  });
  it('runs and fetches nothing, whatever the text', () => {
    expect(svg).not.toMatch(/<script|<foreignObject|<image|href|\son[a-z]+=|url\((?!#arrow\))/i);
    expect(svg).toContain('&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &apos;x&apos;  end');
  });
  it('says when there is nothing to show', () => {
    const empty = toSvg({ levels: [], roles: [], edges: [] }, 'Empty');
    expect(isBalanced(empty)).toBe(true);
    expect(empty).toContain('No blueprint of this framework states a career path.');
  });
});

describe('its layout', () => {
  const bands = layOut(graph, 100);
  it('gives every role and every edge one box, inside its band', () => {
    expect(bands).toHaveLength(2);
    expect(bands.flatMap(({ edges }) => edges.map((box) => box.edge))).toEqual(
      expect.arrayContaining([...graph.edges]),
    );
    for (const { y, height, box, edges } of bands)
      for (const each of [box, ...edges]) {
        expect(each.y).toBeGreaterThanOrEqual(y);
        expect(each.y + each.height).toBeLessThanOrEqual(y + height);
        expect(each.x + each.width).toBeLessThanOrEqual(1_200);
      }
  });
  it('lets no two boxes touch', () => {
    const boxes = bands.flatMap(({ box, edges }) => [box, ...edges]);
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1)) {
        const apart = a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
        expect([a.lines, b.lines, apart]).toEqual([a.lines, b.lines, true]);
      }
  });
});

describe('text in the picture', () => {
  it('is broken into lines that fit, even if a word is longer than a line', () => {
    const lines = wrapped(`short ${'x'.repeat(100)} words`, 10);
    expect(lines.join('').replaceAll(' ', '')).toBe(`short${'x'.repeat(100)}words`);
    for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(10);
  });
  it('keeps letters of every script, and loses characters that XML does not allow', () => {
    expect(escaped('Größe 工程师 👩\u0007\u0000')).toBe('Größe 工程师 👩');
  });
});
