import { reading } from '@plumbline/testing';
import { BlueprintRefused, inspectBlueprint } from './index.js';

const { costToRead, refusalOf } = reading((content) => inspectBlueprint('x', content), BlueprintRefused);

const page = (body: string): string => `# Staff\n\nResponsibilities:\n\n- Leads.\n\n${body}`;

describe('bytes that are not text', () => {
  const text = Buffer.from(page('- Grüße – 你好.'));
  const utf16 = Buffer.from(`\uFEFF${page('')}`, 'utf16le');
  it.each([
    ['a lone byte', Buffer.concat([text, Buffer.from([0xff])]), text.length],
    ['a cut sequence', Buffer.concat([text, Buffer.from([0xef, 0xbf])]), text.length],
    ['an overlong one', Buffer.concat([text, Buffer.from([0xc0, 0xaf, 0x41])]), text.length],
    ['half a pair', Buffer.concat([text, Buffer.from([0xed, 0xa0, 0x80]), text]), text.length],
    ['Latin-1', Buffer.from(page('Grüße'), 'latin1'), page('Gr').length],
    ['UTF-16', utf16, 0],
  ])('are refused with the position of %s', (_, bytes, at) => {
    expect(refusalOf(bytes).code).toBe('blueprint-encoding');
    expect(refusalOf(bytes).message).toContain(`Byte ${String(at)} is not UTF-8`);
  });
  it('are named if they are UTF-16', () => {
    expect(refusalOf(utf16).message).toContain('looks like UTF-16');
  });
  it('are refused if they have half a surrogate pair', () => {
    expect(refusalOf(page('\ud800')).code).toBe('blueprint-encoding');
  });
  it.each(['\0', '\u001b', '\u007f', '\u0085'])('are refused with the line of the control character %j', (control) => {
    expect(refusalOf(page(`two\nthree${control}`))).toMatchObject({ code: 'blueprint-control-character' });
    expect(refusalOf(page(`two\nthree${control}`)).message).toContain('Line 8');
  });
  it('are not accepted through an escape', () => {
    expect(refusalOf('---\ntitle: "a\\x00b"\n---\n' + page('')).code).toBe('blueprint-control-character');
    expect(JSON.stringify(inspectBlueprint('x', page('- a&#1;&#0;b')))).not.toMatch(/\\u000[01]/);
  });
});

describe('documents over the limits', () => {
  it.each([
    ['blueprint-too-large', 'x'.repeat(5 * 1024 * 1024 + 1)],
    ['blueprint-too-large', page('x\n\n'.repeat(100_000))],
    ['blueprint-too-complex', page('x\n'.repeat(2_001))],
    ['blueprint-too-complex', page('\n'.repeat(5_001))],
    ['blueprint-too-complex', page('x'.repeat(32_001))],
    ['blueprint-too-complex', page('> '.repeat(33) + 'x')],
    ['blueprint-too-complex', page(Array.from({ length: 100 }, (_, i) => `${' '.repeat(2 * i)}- x`).join('\n'))],
    ['blueprint-too-complex', page('<div>'.repeat(50_000 / 5))],
    ['blueprint-too-complex', page(`${'[a] '.repeat(300)}\n\n`.repeat(70))],
    ['blueprint-text-too-long', page(`- ${'word '.repeat(401)}`)],
    ['blueprint-text-too-long', page(`# ${'h'.repeat(201)}`)],
    ['blueprint-untitled', 'Responsibilities:\n- Leads.\n'],
    ['blueprint-front-matter', `---\ntitle: [a\n---\n${page('')}`],
    ['blueprint-front-matter', `---\na: 1\na: 2\n---\n${page('')}`],
    ['blueprint-front-matter', `---\na: ${'{a: '.repeat(1_000)}\n---\n${page('')}`],
    [
      'blueprint-front-matter',
      `---\na: &a [x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]\n---\n${page('')}`,
    ],
  ])('are refused with %s', (code, text) => {
    expect(refusalOf(text).code).toBe(code);
  });
  it('are refused with the line', () => {
    expect(refusalOf(page('> '.repeat(33) + 'x')).message).toContain('Line 7');
  });
});

describe('documents designed to be slow to read', () => {
  const bombs: [string, string][] = [
    ['stars', page('*a_ '.repeat(460))],
    ['stars in many blocks', page(`${'*a_ '.repeat(100)}\n\n`.repeat(40))],
    ['brackets', page('['.repeat(1_400))],
    ['backticks', page(Array.from({ length: 50 }, (_, i) => '`'.repeat(i + 1)).join(' ') + ' a'.repeat(15_000))],
    ['comments', page('<!-- '.repeat(1_400))],
    ['lists in lists', page(`${'- '.repeat(32)}a\n`.repeat(120))],
    ['blank lines in lists', page(`${'- '.repeat(32)}a\n${'\n'.repeat(4_900)}`)],
    ['one text again and again', page('- a\n'.repeat(1_990))],
    ['the largest page that is taken', page(`- ${'word '.repeat(24)}\n\n`.repeat(1_990))],
    ['deep front matter', `---\na: ${'['.repeat(1_000)}\n---\n${page('')}`],
    ['five megabytes of brackets', '['.repeat(5_000_000)],
  ];
  // At rest none takes more than one and a half; what this guards against takes hundreds.
  it.each(bombs)('take no more than five honest ones: %s', (_, text) => {
    expect(costToRead(text)).toBeLessThan(5);
  });
});
