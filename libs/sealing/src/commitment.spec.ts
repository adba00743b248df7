import { commitmentTo, newSalt } from './commitment.js';

describe('a salt', () => {
  it('is 16 bytes that never come again, in one block of random bytes or across many', () => {
    const salts = Array.from({ length: 2_000 }, newSalt);
    expect(new Set(salts).size).toBe(2_000);
    for (const salt of salts) expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
  });
});

describe('a commitment', () => {
  const opening = { salt: 'AAAAAAAAAAAAAAAAAAAAAA', path: '/title', value: 'The ledger' };

  it.each([
    ['salt', { ...opening, salt: 'AAAAAAAAAAAAAAAAAAAAAQ' }],
    ['path', { ...opening, path: '/body' }],
    ['text', { ...opening, value: 'The ledger.' }],
  ])('is another for another %s', (_, other) => {
    expect(commitmentTo(other)).not.toBe(commitmentTo(opening));
  });
});
