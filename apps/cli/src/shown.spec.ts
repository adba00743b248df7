import { shown } from './shown.js';

describe('text on a terminal', () => {
  it.each([
    ['an escape sequence', '\u001b[31mred', '\\u001b[31mred'],
    ['its short form', '\u009b31m', '\\u009b31m'],
    ['a carriage return that would overwrite the line', 'safe\rfake', 'safe\\u000dfake'],
    ['a turned direction', 'a\u202Eb\u2066c', 'a\\u202eb\\u2066c'],
  ])('shows %s as its number', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });
  it('shows lines, tabs, other scripts and emoji unchanged', () => {
    const text = 'a\n\tשלום – 你好 👩‍💻 –';
    expect(shown(text)).toBe(text);
  });
  it('still parses to the same value as JSON', () => {
    const value = { text: 'a\u202Eb\u009b\u2028' };
    expect(JSON.parse(shown(JSON.stringify(value)))).toEqual(value);
  });
});
