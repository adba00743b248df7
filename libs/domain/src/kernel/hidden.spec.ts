import { growthByEight } from '@plumbline/testing';
import { hiddenIn, withoutHidden } from './hidden.js';

const at = (code: number): string => String.fromCodePoint(code);

describe('a hidden character', () => {
  it.each([
    ['a zero width space', 0x200b],
    ['a zero width joiner', 0x200d],
    ['a zero width non-joiner', 0x200c],
    ['a word joiner', 0x2060],
    ['an invisible operator', 0x2063],
    ['a soft hyphen', 0xad],
    ['a combining grapheme joiner', 0x34f],
    ['a mark of writing direction', 0x200f],
    ['a mark of writing direction', 0x61c],
    ['a change of writing direction', 0x202e],
    ['a change of writing direction', 0x2067],
    ['a variation selector', 0xfe0f],
    ['a variation selector', 0xfe01],
    ['a variation selector', 0xe0101],
    ['a Mongolian variation selector', 0x180b],
    ['a zero width no-break space', 0xfeff],
    ['an interlinear annotation', 0xfff9],
    ['a tag character', 0xe0041],
    ['a tag character', 0xe0001],
    ['a Hangul filler', 0x3164],
    ['a Hangul filler', 0x115f],
    ['a Hangul filler', 0xffa0],
    ['a blank Braille cell', 0x2800],
    ['a private use character', 0xe000],
    ['a private use character', 0xf0000],
    ['a private use character', 0x10fffd],
    ['a control character', 0],
    ['a control character', 0x9f],
    ['half of a surrogate pair', 0xd800],
    ['half of a surrogate pair', 0xdc00],
    ['a character that shows nothing', 0x378],
    ['a character that shows nothing', 0xfffe],
    ['a character that shows nothing', 0x1ffff],
    ['a character that shows nothing', 0x13430],
  ])('is named %s, U+%X, with its place', (name, code) => {
    const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    expect(hiddenIn(`Senior${at(code)} engineer`)).toEqual({ name, code: hex, position: 7 });
    expect(hiddenIn(`\u{1f600}\u00e9${at(code)}`)).toEqual({ name, code: hex, position: 3 });
    expect(hiddenIn(at(code))).toMatchObject({ position: 1 });
  });
  it.each([
    ['a control character', 0x00, 0x9f],
    ['a Hangul filler', 0x115f, 0x1160],
    ['a Mongolian variation selector', 0x180b, 0x180f],
    ['a mark of writing direction', 0x200e, 0x200f],
    ['a change of writing direction', 0x202a, 0x202e],
    ['a word joiner', 0x2060, 0x2060],
    ['an invisible operator', 0x2061, 0x2064],
    ['a character that shows nothing', 0x2065, 0x2065],
    ['a change of writing direction', 0x2066, 0x2069],
    ['a character that shows nothing', 0x206a, 0xd7ff],
    ['half of a surrogate pair', 0xd800, 0xdfff],
    ['a private use character', 0xe000, 0xf8ff],
    ['a variation selector', 0xfe00, 0xfe0f],
    ['a character that shows nothing', 0xfefe, 0xff00],
    ['a character that shows nothing', 0xfff8, 0xfff8],
    ['an interlinear annotation', 0xfff9, 0xfffb],
    ['a character that shows nothing', 0xdffff, 0xe0080],
    ['a tag character', 0xe0000, 0xe007f],
    ['a character that shows nothing', 0xe00ff, 0xe01f0],
    ['a variation selector', 0xe0100, 0xe01ef],
    ['a character that shows nothing', 0xeffff, 0xeffff],
    ['a private use character', 0xf0000, 0x10ffff],
  ])('is named %s at both ends of its range, U+%X and U+%X', (name, first, last) => {
    expect([first, last].map((code) => hiddenIn(`x${at(code)}`)?.name)).toEqual([name, name]);
  });
  it.each([
    ['plain text, lines and tabs', 'One\n\tand two.\r\n'],
    [
      'accents and other scripts',
      '\u00dcber h\u00f6flich, \u4e2d\u6587, \u0440\u0443\u0441\u0441\u043a\u0438\u0439, e\u0301',
    ],
    ['pictures', '\u{1f600}\u{1f389} \u2764\ufe0f \u260e\ufe0e'],
    ['a family joined of pictures', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    [
      'a joined picture with a colour and a presentation',
      '\u{1f469}\u{1f3fd}\u200d\u{1f4bb} \u{1f3f3}\ufe0f\u200d\u{1f308}',
    ],
    ['a key cap', '1\ufe0f\u20e3'],
    ['a flag', '\u{1f1f3}\u{1f1f1}'],
    ['Persian that needs its non-joiner', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
    ['Sinhala that needs its joiner', '\u0dc1\u0dca\u200d\u0dbb\u0dd3'],
    ['Hindi with a joiner', '\u0915\u094d\u200d\u0937'],
    ['an ideograph in one of its forms', '\u845b\u{e0100}\u57ce'],
    ['an ideograph in the last of its forms', '\u845b\u{e01ef}\u57ce'],
    ['spaces of every width', 'a\u00a0b\u2009c\u3000d'],
    ['line and paragraph separators', 'a\u2028b\u2029c'],
  ])('is not found in %s', (_, text) => {
    expect(hiddenIn(text)).toBeUndefined();
  });
  it.each([
    ['a joiner between Latin letters', 'a\u200db'],
    ['a non-joiner between pictures', '\u{1f468}\u200c\u{1f469}'],
    ['two joiners in a row', '\u{1f468}\u200d\u200d\u{1f469}'],
    ['a joiner at the end', '\u0645\u200d'],
    ['a joiner between a picture and a letter', '\u{1f468}\u200da'],
    ['a presentation after a letter', 'a\ufe0f'],
    ['a presentation after a digit that is no key cap', '1\ufe0f2'],
    ['a second presentation', '\u2764\ufe0f\ufe0f'],
    ['another form of a letter', 'a\u{e0100}'],
    ['no form of an ideograph, though beside them', '\u845b\u{e00ff}'],
    ['no form of an ideograph, though behind them', '\u845b\u{e01f0}'],
    ['a joiner between a letter and a picture', 'a\u200d\u{1f469}'],
    ['a joiner between letters of which one needs none', '\u0645\u200da'],
    ['a key cap of a letter', 'a\ufe0f\u20e3'],
    ['a flag made of tags', '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}'],
  ])('is found in %s', (_, text) => {
    expect(hiddenIn(text)).toBeDefined();
  });
  it.each([
    ['Depend\u00adable', 'Dependable'],
    ['\u200ba\u200bb\u{e0041}c\u2060', 'abc'],
    ['\u{1f468}\u200d\u{1f469}\u200d', '\u{1f468}\u200d\u{1f469}'],
    ['\u0645\u06cc\u200c\u062e', '\u0645\u06cc\u200c\u062e'],
    ['a\u0000\u200bb', 'a\u0000b'],
    ['a\ud800\u200bb', 'a\ud800b'],
    ['One\n\ttwo', 'One\n\ttwo'],
    ['\u200b\u200b', ''],
  ])('is taken out of %j, which leaves %j', (text, left) => {
    expect(withoutHidden(text)).toBe(left);
    expect(hiddenIn(left)?.name ?? 'none').toMatch(/^(none|a control character|half of a surrogate pair)$/);
  });
  it('is taken out in time that grows with the text', () => {
    expect(growthByEight((size) => withoutHidden('a\u200b\u0000'.repeat(size)), 40_000)).toBeLessThan(24);
  });
  it.each([
    ['letters', 'e\u0301'],
    ['pictures', '\u{1f600}'],
    ['joined pictures', '\u{1f468}\u200d'],
    ['ideographs', '\u4e2d'],
  ])('is looked for in time that grows with the text: %s', (_, part) => {
    expect(growthByEight((size) => hiddenIn(`${part.repeat(size)}\u{1f469}`), 80_000)).toBeLessThan(24);
  });
});
