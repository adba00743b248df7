import { EventEmitter } from 'node:events';
import type pg from 'pg';
import { had } from './lock-statements.js';

const key = (name: string) => ({ key: name, gate: `1${name}`, isShared: false });

/** A session that answers as it is told. */
const sessionOf = (answer: (values: readonly string[]) => Promise<unknown>) => {
  const asked: string[] = [];
  let isGone = false;
  const client = Object.assign(new EventEmitter(), {
    query: ({ values }: { values: readonly string[] }) => {
      asked.push(values[0] ?? '');
      return answer(values);
    },
    end: () => {
      isGone = true;
      return Promise.resolve();
    },
    connection: { stream: { destroy: () => (isGone = true) } },
  });
  return { client: client as unknown as pg.Client, asked, isGone: () => isGone };
};

describe('what is asked of the locks in one turn', () => {
  it('is one statement, of which each has its own part', async () => {
    const { client, asked } = sessionOf(() =>
      Promise.resolve({ rows: [true, false, true].map((each) => ({ had: each })) }),
    );
    const all = await Promise.all([
      had(client, 'take', [key('1'), key('2')]),
      had(client, 'take', []),
      had(client, 'take', [key('3')]),
    ]);
    expect([all, asked]).toEqual([[[true, false], [], [true]], ['{1,2,3}']]);
  });

  it('ends the session where it fails, with whatever was taken before', async () => {
    const { client, isGone } = sessionOf(() => Promise.reject(new Error('out of shared memory')));
    const both = await Promise.allSettled([had(client, 'take', [key('1')]), had(client, 'take', [key('2')])]);
    expect([both.map(({ status }) => status), isGone()]).toEqual([['rejected', 'rejected'], true]);
  });
});
