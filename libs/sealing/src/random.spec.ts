import { random } from './random.js';

describe('random bytes in blocks', () => {
  it('are never given out twice, whatever is asked for, and never share memory with later ones', () => {
    const taken = Array.from({ length: 3_000 }, (_, n) => random(n % 3 === 0 ? 16 : 12));
    const texts = taken.map((bytes) => bytes.toString('hex'));
    expect(new Set(texts).size).toBe(3_000);
    expect(taken.map((bytes) => bytes.length)).toEqual(taken.map((_, n) => (n % 3 === 0 ? 16 : 12)));
    random(16).fill(0);
    expect(taken.map((bytes) => bytes.toString('hex'))).toEqual(texts);
    expect(random(10_000)).toHaveLength(10_000);
  });
});
