import { readingOnce, readOnce } from './read-once.js';

describe('a scope of reading once', () => {
  let reads: string[];
  const read = (name: string) =>
    readOnce(name, async () => {
      reads.push(name);
      await new Promise(setImmediate);
      return reads.length;
    });
  beforeEach(() => (reads = []));

  it('reads a name once, however many ask for it, together or one after the other', async () => {
    await readingOnce(async () => {
      expect(await Promise.all([read('a'), read('a'), read('b')])).toEqual([2, 2, 2]);
      expect(await read('a')).toBe(2);
    });
    expect(reads).toEqual(['a', 'b']);
  });

  it('reads anew inside another one, which keeps what it had', async () => {
    await readingOnce(async () => {
      expect(await read('a')).toBe(1);
      expect(await readingOnce(() => read('a'))).toBe(2);
      expect(await read('a')).toBe(1);
    });
  });

  it('knows nothing of another one that runs meanwhile, nor of one before', async () => {
    await Promise.all([readingOnce(() => read('a')), readingOnce(() => read('a'))]);
    await readingOnce(() => read('a'));
    expect(reads).toEqual(['a', 'a', 'a']);
  });

  it('gives a failed read out to everybody who asks', async () => {
    const fail = () => readOnce('a', () => Promise.reject(new Error('unreadable')));
    await readingOnce(async () => {
      await expect(fail()).rejects.toThrow('unreadable');
      await expect(read('a')).rejects.toThrow('unreadable');
    });
  });

  it('holds at most a thousand names, and reads the others again', async () => {
    await readingOnce(async () => {
      for (let at = 0; at < 1_001; at += 1) await read(at.toString());
      reads = [];
      await read('0');
      await read('1000');
    });
    expect(reads).toEqual(['1000']);
  });

  it('is the only place where anything is kept', async () => {
    await read('a');
    await read('a');
    expect(reads).toEqual(['a', 'a']);
  });
});
