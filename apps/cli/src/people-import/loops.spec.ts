import { loopsIn } from './loops.js';

const found = (...lines: readonly string[]) =>
  Object.fromEntries(
    loopsIn(
      lines.map((line) => {
        const [id = '', manager = ''] = line.split('>');
        return { id, manager: manager === '' ? null : manager };
      }),
    ),
  );

describe('people who report to one another in a file', () => {
  it('are named, each with the whole loop from them to them', () => {
    const loop = {
      a: 'manager-loop: in this file a reports to b reports to a',
      b: 'manager-loop: in this file b reports to a reports to b',
    };
    expect(found('c>a', 'b>a', 'a>b')).toEqual(loop);
    expect(found('b>a', 'a>b', 'c>a')).toEqual(loop);
    expect(Object.keys(found('x>y', 'y>z', 'z>y', 'p>q', 'q>r', 'r>p')).sort()).toEqual(['p', 'q', 'r', 'y', 'z']);
  });
  it('are nobody in a file of lines that end, however they are ordered', () => {
    expect(found('d>c', 'c>b', 'b>a', 'a>', 'e>c', 'f>not-here')).toEqual({});
    expect(found('a>', 'b>a', 'c>b', 'd>b')).toEqual({});
  });
  it('leave somebody who reports to themselves to the refusal of its own', () => {
    expect(found('a>a', 'b>a')).toEqual({});
  });
});
