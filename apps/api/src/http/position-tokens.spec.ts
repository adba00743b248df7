import fc from 'fast-check';
import { PositionTokens } from './position-tokens.js';

const [key, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
const tokens = new PositionTokens(key);
const positionOf = (n: number): string => String(n).padStart(16, '0');

describe('the token of a position', () => {
  it('is the same each time, of 64 characters, and opens to the position, with the key of every copy', () => {
    for (const position of ['', '1', positionOf(12), 'x'.repeat(31)]) {
      const token = tokens.seal(position);
      expect(token).toMatch(/^[\w-]{64}$/);
      expect(token).toBe(tokens.seal(position));
      expect(new PositionTokens(key).open(token)).toBe(position);
    }
  });
  it('shares nothing with that of the next one, and does not order as they do', () => {
    const sealed = Array.from({ length: 50 }, (_, n) => tokens.seal(positionOf(n + 1)));
    expect(new Set(sealed).size).toBe(50);
    expect(new Set(sealed.map((token) => token.slice(0, 8))).size).toBe(50);
    expect(sealed.toSorted()).not.toEqual(sealed);
  });
  it('is one of its key alone', () => {
    expect(new PositionTokens(other).open(tokens.seal(positionOf(1)))).toBeUndefined();
    expect(new PositionTokens(other).seal(positionOf(1))).not.toBe(tokens.seal(positionOf(1)));
  });
  it('opens no more once a character of it is another', () => {
    const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
    fc.assert(
      fc.property(fc.nat({ max: 63 }), fc.constantFrom(...ALPHABET), fc.nat({ max: 10_000 }), (at, character, n) => {
        const token = tokens.seal(positionOf(n));
        fc.pre(token[at] !== character);
        expect(tokens.open(token.slice(0, at) + character + token.slice(at + 1))).toBeUndefined();
      }),
    );
  });
  it.each(['', positionOf(1), 'a'.repeat(64), 'a'.repeat(63), `${'a'.repeat(63)}=`, 'é'.repeat(64), 'a'.repeat(1_000)])(
    'is not %j',
    (text) => {
      expect(tokens.open(text)).toBeUndefined();
    },
  );
  it('is refused for a position that would make a longer one', () => {
    for (const long of ['x'.repeat(32), 'x'.repeat(500)]) expect(() => tokens.seal(long)).toThrow('too long');
  });
});
