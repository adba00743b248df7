import { fragmentBlocks } from '../html/page.js';
import type { Block } from '../../model/page.js';
import { splitLabel, phraseOf } from './phrase.js';

const phrase = (html: string) => {
  const [block] = fragmentBlocks(html, '') as Extract<Block, { type: 'paragraph' }>[];
  if (block === undefined) throw new Error('no block');
  return phraseOf(block.runs, block.at);
};

describe('a paragraph', () => {
  it('has the lines that begin with a typed dash as points, after a tag or a line end', () => {
    const { head, points, text } = phrase(
      '<p><strong>Aims:</strong><br/>\n   &#8211; <b>One:</b> a\n&#8211; two<br>goes on\n– three</p>',
    );
    expect(head).toMatchObject({ text: 'Aims:', lead: 'Aims:', rest: '' });
    expect(points.map((point) => [point.text, point.lead, point.at.line])).toEqual([
      ['One: a', 'One:', 2],
      ['two goes on', null, 3],
      ['three', null, 4],
    ]);
    expect(text).toBe('Aims: – One: a – two goes on – three');
  });
  it('has no points if a dash is within a line, belongs to a number, or wraps a word', () => {
    expect(phrase('<p>From 2\n–5 days – a range\nstate-\nof-the-art</p>').points).toEqual([]);
  });
  it('has the lines behind any typed bullet mark as points, except a dot that separates words', () => {
    const lines = '<p>– one<br>— two<br>• three<br>▪ four<br>✅ five<br>◦ six</p>';
    expect(phrase(lines).points.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
    expect(phrase('<p>Author<br>·<br>May 1<br>·<br>0 comments</p>').points).toEqual([]);
  });
  it('has the lines numbered from one on as points, and no line that only begins with a number', () => {
    expect(phrase('<p>Aims:<br>1) one<br>2) two</p>').points.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(phrase('<p>Room for\n12. The end, or\n3) none</p>').points).toEqual([]);
  });
  it('has the bold text it begins with as its lead, in however many pieces', () => {
    expect(phrase('<p> <b>One</b> <strong>two</strong>: three <b>four</b></p>').head).toMatchObject({
      lead: 'One two',
      rest: ': three four',
    });
    expect(phrase('<p>One <b>two</b></p>').head).toMatchObject({ lead: null, rest: 'One two' });
  });
});

describe('a label', () => {
  it.each([
    ['<p><b>Why:</b> because</p>', 'Why', 'because'],
    ['<p><b>Why</b>: because</p>', 'Why', 'because'],
    ['<p>Why: because: so</p>', 'Why', 'because: so'],
    ['<p><b>Why</b> — because</p>', 'Why', 'because'],
    ['<p><b>Why</b> – because: so</p>', 'Why', 'because: so'],
    ['<p>Because of this</p>', null, 'Because of this'],
    [`<p>${'A very long beginning '.repeat(3)}: so</p>`, null, `${'A very long beginning '.repeat(3)}: so`],
  ])('of %p is %p', (html, label, text) => {
    expect(splitLabel(phrase(html).head)).toEqual({ label, text });
  });
});
