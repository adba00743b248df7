import autocannon from 'autocannon';
import type { Server } from './server/start.js';

export type Load = Readonly<{
  connections: number;
  amount: number;
  /** The request of that number, counted over all connections. */
  request: (n: number) => autocannon.Request;
}>;
/** `cpu`: milliseconds of processor time that the server spent on one request, all its threads together. */
export type Driven = Readonly<{ perSecond: number; cpu: number }>;

const run = (url: string, { connections, amount, request }: Load): Promise<number> =>
  new Promise((resolve, reject) => {
    let [next, last] = [0, 0];
    const began = performance.now();
    const requests = [{ setupRequest: (given: autocannon.Request) => ({ ...given, ...request(next++) }) }];
    const running = autocannon({ url, connections, amount, requests }, (error: Error | null, result) => {
      const { '2xx': accepted } = result;
      if (error !== null) reject(error);
      else if (accepted < amount) reject(new Error(`only ${accepted.toString()} of ${amount.toString()} went through`));
      else resolve((last - began) / 1_000);
    });
    // Its own duration counts in whole seconds.
    running.on('response', () => {
      last = performance.now();
    });
  });

/** So many requests, each connection sending its next as soon as it has its answer. All have to succeed. */
export const drive = async ({ url, cpu }: Pick<Server, 'url' | 'cpu'>, load: Load): Promise<Driven> => {
  const before = await cpu();
  const seconds = await run(url, load);
  return { perSecond: load.amount / seconds, cpu: ((await cpu()) - before) / load.amount };
};
