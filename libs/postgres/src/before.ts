import { TimedOut } from './failures.js';

/** Rejects with `TimedOut` when the time has come, whatever becomes of the work. */
export const before = <T>(until: number, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new TimedOut());
    }, until - performance.now());
    const over = (): void => {
      clearTimeout(timer);
    };
    work.then(resolve, reject).finally(over);
  });
