import { readingOnce, readOnce } from './read-once.js';

describe('a read-once scope', () => {
  let reads: string[];
  const read = (name: string) =>
    readOnce(name, async () => {
      reads.push(name);
      await new Promise(setImmediate);
      return { revision: BigInt(reads.length) };
    });
  const count = async (name: string) => Number((await read(name)).revision);
  beforeEach(() => (reads = []));

  it('reads a name once for all readers, concurrent or later', async () => {
    await readingOnce(async () => {
      expect(await Promise.all([count('a'), count('a'), count('b')])).toEqual([2, 2, 2]);
      expect(await count('a')).toBe(2);
    });
    expect(reads).toEqual(['a', 'b']);
  });

  it('reads again inside a nested scope, and the outer scope keeps its result', async () => {
    await readingOnce(async () => {
      expect(await count('a')).toBe(1);
      expect(await readingOnce(() => count('a'))).toBe(2);
      expect(await count('a')).toBe(1);
    });
  });

  it('shares nothing with a concurrent or an earlier scope', async () => {
    await Promise.all([readingOnce(() => read('a')), readingOnce(() => read('a'))]);
    await readingOnce(() => read('a'));
    expect(reads).toEqual(['a', 'a', 'a']);
  });

  it('passes a failed read to every reader', async () => {
    const fail = () => readOnce('a', () => Promise.reject(new Error('unreadable')));
    await readingOnce(async () => {
      await expect(fail()).rejects.toThrow('unreadable');
      await expect(read('a')).rejects.toThrow('unreadable');
    });
  });

  it('holds at most a thousand names, and reads further ones each time', async () => {
    await readingOnce(async () => {
      for (let at = 0; at < 1_001; at += 1) await read(at.toString());
      reads = [];
      await read('0');
      await read('1000');
    });
    expect(reads).toEqual(['1000']);
  });

  it('is the only place that caches reads', async () => {
    await read('a');
    await read('a');
    expect(reads).toEqual(['a', 'a']);
  });
});
