import { setTimeout as sleep } from 'node:timers/promises';
import { inFlight } from './in-flight.js';

const numbers = Array.from({ length: 20 }, (_, n) => n);

describe('concurrent work', () => {
  it('yields results in the order of the work, a few at a time', async () => {
    let running = 0;
    let most = 0;
    const work = async (n: number) => {
      most = Math.max(most, ++running);
      await sleep(n % 3);
      running -= 1;
      return n;
    };
    const done: number[] = [];
    for await (const n of inFlight(numbers, 4, work)) done.push(n);
    expect([done, most]).toEqual([numbers, 4]);
  });

  it('stops at the first failure, and later failures do not crash the process', async () => {
    const work = async (n: number) => {
      await sleep(1);
      if (n >= 2) throw new Error(`no ${n.toString()}`);
      return n;
    };
    const done: number[] = [];
    const all = async () => {
      for await (const n of inFlight(numbers, 8, work)) done.push(n);
    };
    await expect(all()).rejects.toThrow('no 2');
    await sleep(10);
    expect(done).toEqual([0, 1]);
  });
});
