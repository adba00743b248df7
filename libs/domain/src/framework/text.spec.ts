import { listFew, normalizeText } from './text.js';

describe('a text of a framework', () => {
  it('is the same however its white space and its marks are written', () => {
    expect(normalizeText('  Leads\n\tone \u00a0team ')).toBe('Leads one team');
    expect(normalizeText('cafe\u0301')).toBe('caf\u00e9');
  });
});

describe('keys in a message', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d, e'],
    [['a', 'b', 'c', 'd', 'e', 'f'], 'a, b, c, d, e and 1 more'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c, d, e and 2 more'],
  ])('%j are told as %s', (keys, told) => {
    expect(listFew(keys)).toBe(told);
  });
});
