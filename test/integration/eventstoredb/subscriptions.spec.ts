import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@plumbline/event-log';
import { memberAdded as e, named } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import { FAILURES } from '../../support/eventstoredb/failures.js';
import type { EventStoreDbServer } from '../../support/eventstoredb/server.js';
import { useStore } from './use-store.js';

const AFTER_THE_END = 1_000_000_000_000;

describeWhere('postgres', 'a subscription on EventStoreDB', () => {
  const { server, open } = useStore();
  let writer: EventStore;
  let reader: EventStore;
  let seen: StoredEvent[];
  let stop: AbortController;
  let following: Promise<void>;
  beforeEach(async () => {
    writer = await open();
    // What is not told is found by the poll alone, and so slowly that it shows.
    reader = await open({ pollMs: 100 });
    [seen, stop] = [[], new AbortController()];
    following = (async () => {
      for await (const batch of reader.subscribe(null, { batch: 10, signal: stop.signal })) seen.push(...batch);
    })();
  });
  afterEach(async () => {
    stop.abort();
    await following;
  });
  const hears = async (...names: readonly string[]) => {
    for (let tries = 0; seen.length < names.length && tries < 500; tries += 1) await sleep(10);
    expect(named(seen)).toEqual(names);
  };

  const BEFALLEN: [string, (on: EventStoreDbServer) => void][] = [
    [
      'the server ends it without an error',
      (on) => {
        on.endSubscriptions();
      },
    ],
    [
      'the server falls silent without a word',
      (on) => {
        on.silenceSubscriptions();
      },
    ],
    [
      'the connection is cut',
      (on) => {
        on.proxy.cutAll();
      },
    ],
    [
      'the server sends a checkpoint that is no position',
      (on) => {
        on.sendCheckpoint(undefined);
      },
    ],
    [
      'the server sends a checkpoint behind the end of the log',
      (on) => {
        on.sendCheckpoint(AFTER_THE_END);
      },
    ],
    [
      'the server never confirms the next ones',
      (on) => {
        on.faults.next('subscribe', { is: 'silence' }, { is: 'silence' });
        on.endSubscriptions();
      },
    ],
    [
      'the server refuses the next ones',
      (on) => {
        const failure = FAILURES.notReady();
        on.faults.next('subscribe', { is: 'failure', failure }, { is: 'failure', failure });
        on.endSubscriptions();
      },
    ],
  ];

  describeWhere('server-in-hand', 'of a server that has faults on demand', () => {
    it.each(BEFALLEN)('misses nothing and repeats nothing where %s', async (_, befall) => {
      await writer.append('cycle-a', 'any', [e(1)]);
      await hears('1');
      befall(server());
      await writer.append('cycle-a', 'any', [e(2), e(3)]);
      await hears('1', '2', '3');
      await sleep(300);
      await writer.append('cycle-b', 'any', [e(4)]);
      await hears('1', '2', '3', '4');
    });

    it('is made anew once the server has fallen silent', async () => {
      await writer.append('cycle-a', 'any', [e(1)]);
      await hears('1');
      const first = server().following;
      expect(first).toBeGreaterThan(0);
      server().silenceSubscriptions();
      await writer.append('cycle-a', 'any', [e(2)]);
      for (let tries = 0; server().following < first && tries < 500; tries += 1) await sleep(10);
      expect(server().following).toBe(first);
    });

    it('waits for a server that is away, and goes on behind the last event that it was handed', async () => {
      await writer.append('cycle-a', 'any', [e(1)]);
      await hears('1');
      server().proxy.toServer = () => 'cut';
      server().proxy.cutAll();
      await sleep(500);
      server().proxy.toServer = undefined;
      while (!writer.health().ok) await sleep(10);
      await writer.append('cycle-a', 'any', [e(2)]);
      await hears('1', '2');
    });

    it('leaves out what the server writes itself, what others write, and what is kept beside the events', async () => {
      const foreign = { id: '00000000-0000-4000-8000-000000000001', type: 'VoteCast', contentType: 'application/json' };
      const nothing = { data: Buffer.from('{}'), metadata: Buffer.from('{}') };
      for (const stream of ['$stats-127.0.0.1', '$$test_cycle-a', 'cycle-a', 'testx_cycle-a', '$ce-test_cycle'])
        server().log.append(stream, 'any', [{ ...foreign, ...nothing }]);
      await writer.append('cycle-a', 'any', [e(1)], { record: { key: 'k'.repeat(64), request: 'r'.repeat(64) } });
      for (const stream of ['$stats-127.0.0.1', 'other'])
        server().log.append(stream, 'any', [{ ...foreign, ...nothing }]);
      await hears('1');
      expect(named(await writer.readAll(null, 100))).toEqual(['1']);
      expect(await writer.head()).toBe(seen[0]?.position);
      expect(await writer.remaining(null)).toBe(1);
      expect(await writer.streamsWith('VoteCast')).toEqual([]);
    });
  });
});
