import { getEventListeners } from 'node:events';
import { commitCounter, CountedArrivals } from './counted-arrivals.js';

describe('arrivals that another thread counts', () => {
  const commit = (counter: SharedArrayBuffer): void => {
    const commits = new Int32Array(counter);
    Atomics.add(commits, 0, 1);
    Atomics.notify(commits, 0);
  };
  const never = () => new AbortController().signal;

  it('end a wait with the next commit, and at once where there was one since the mark', async () => {
    const counter = commitCounter();
    const arrivals = new CountedArrivals(counter);
    const mark = arrivals.mark();
    const waiting = arrivals.after(mark, never());
    commit(counter);
    await waiting;
    await arrivals.after(mark, never());
    expect(arrivals.mark()).toBe(mark + 1);
  });

  it('end a wait with its signal, also one that was aborted before', async () => {
    const arrivals = new CountedArrivals(commitCounter());
    const abort = new AbortController();
    const waiting = arrivals.after(arrivals.mark(), abort.signal);
    abort.abort();
    await waiting;
    await arrivals.after(arrivals.mark(), abort.signal);
    expect(arrivals.closed).toBe(false);
  });

  it('leave no listener with a signal that is never aborted', async () => {
    const counter = commitCounter();
    const arrivals = new CountedArrivals(counter);
    const signal = never();
    for (let n = 0; n < 3; n += 1) {
      const waiting = arrivals.after(arrivals.mark(), signal);
      expect(getEventListeners(signal, 'abort')).toHaveLength(1);
      commit(counter);
      await waiting;
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('end every wait once they are closed', async () => {
    const arrivals = new CountedArrivals(commitCounter());
    const waiting = arrivals.after(arrivals.mark(), never());
    arrivals.close();
    await waiting;
    expect(arrivals.closed).toBe(true);
  });
});
