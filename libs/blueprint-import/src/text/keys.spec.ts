import { normalizeSpace, uniqueKeys, slug } from './keys.js';

describe('a slug', () => {
  it.each([
    ['Writes clearly', 'writes-clearly'],
    ['Éléments de style', 'elements-de-style'],
    ['Große Straße', 'grosse-strasse'],
    ['CI/CD & co.', 'ci-cd-co'],
  ])('of %s is %s', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });
  it('keeps words whole, and drops an incomplete last one', () => {
    const begun = 'Makes sure that every team knows what it promised to whom and';
    expect(slug(`${begun} why`)).toBe(slug(`${begun} until when`));
    expect(slug(begun).length).toBeLessThanOrEqual(60);
  });
  it('differs for words of other scripts, also after Latin ones', () => {
    const keys = ['Пишет код', 'Пишет тексты', '写代码', 'item Пишет код', 'item Пишет тексты', 'item 写代码'].map(
      slug,
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z]+-[0-9a-f]{8}$/);
  });
  it('is the same for every composition of accents', () => {
    expect(slug('Пишет «й»'.normalize('NFD'))).toBe(slug('Пишет «й»'.normalize('NFC')));
    expect(slug('café'.normalize('NFD'))).toBe(slug('café'));
  });
});

describe('folded text', () => {
  it('is verbatim except for white space and marks that reorder text', () => {
    expect(normalizeSpace('  a\u00a0b\n c\u202Ed\u2066e\ufeff ')).toBe('a b cde');
  });
});

describe('keys', () => {
  it('are numbered only for a word-for-word repeat in one group', () => {
    const keyOf = uniqueKeys();
    const keys = [keyOf('C++', 'a'), keyOf('C#', 'a'), keyOf('C++', 'b'), keyOf('C++', 'b')];
    expect(new Set(keys).size).toBe(4);
    expect(keys[0]).toBe('c');
    expect(keys[1]).toMatch(/^c-[0-9a-f]{8}$/);
    expect(keys[3]).toBe(`${keys[2] ?? ''}-2`);
  });
});
