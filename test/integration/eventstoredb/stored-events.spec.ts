import { type EventStore, type EventToAppend, StoreUnreadable } from '@plumbline/event-log';
import { eventStoreDbAddress } from '@plumbline/event-store';
import { memberAdded as e, named } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import type { Kept } from '../../support/eventstoredb/log.js';
import { useStore } from './use-store.js';

const metadata = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c1', causationId: 'r1' };
const statement = (id: string, text: string): EventToAppend => ({
  ...{ id, metadata, type: 'StatementWritten' },
  data: { nominationId: 'n1', candidateId: 'grace', statement: text },
});
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

describeWhere('postgres', 'an event on EventStoreDB', () => {
  const { server, open } = useStore();
  let store: EventStore;
  beforeEach(async () => {
    store = await open({ deadlineMs: 10_000 });
  });
  const kept = (stream: string): readonly Kept[] => server().log.of(stream);
  const change = (stream: string, revision: number, to: Partial<Kept>) => {
    const event = kept(stream)[revision];
    if (event !== undefined) Object.assign(event, to);
  };

  it('has the type, content type, correlation and causation that tools of the server look at, in a stream of a category', async () => {
    await store.append('cycle-a', 'any', [e('ada')]);
    const [event] = kept('test_cycle-a');
    expect(event).toMatchObject({ type: 'MemberAdded', contentType: 'application/json' });
    expect(JSON.parse(textOf(event?.data ?? new Uint8Array()))).toEqual({ cycleId: 'spring', personId: 'ada' });
    const { correlationId, causationId } = e(1).metadata;
    expect(JSON.parse(textOf(event?.metadata ?? new Uint8Array()))).toMatchObject({
      $correlationId: correlationId,
      $causationId: causationId,
    });
  });

  it('holds no text about a person in clear', async () => {
    await store.append('nomination-n1', 'any', [statement('00000000-0000-7000-8000-000000000001', 'Led the ledger.')]);
    const all = server().log.all.map(({ data, metadata: about }) => textOf(data) + textOf(about));
    expect(all.join('\n')).not.toContain('Led the ledger');
    expect(await store.readStream('nomination-n1')).toMatchObject([{ data: { statement: 'Led the ledger.' } }]);
  });

  const DAMAGED: [string, (event: Kept) => Partial<Kept>][] = [
    ['data', ({ data }) => ({ data: Buffer.from(textOf(data).replace('ada', 'eve')) })],
    ['data that are no JSON', () => ({ data: Buffer.from('{') })],
    ['type', () => ({ type: 'MemberRemoved' })],
    ['id', () => ({ id: '00000000-0000-4000-8000-00000000000f' })],
    [
      'actor',
      ({ metadata: about }) => ({ metadata: Buffer.from(textOf(about).replace(/"actor":"[^"]*"/, '"actor":"eve"')) }),
    ],
    ['metadata', () => ({ metadata: Buffer.from('{}') })],
    ['metadata that are no JSON', () => ({ metadata: Buffer.from('{') })],
  ];
  it.each(DAMAGED)('whose %s are not what was written is not served, and health says so', async (_, changed) => {
    await store.append('cycle-a', 'any', [e('ada')]);
    await store.append('cycle-b', 'any', [e(2)]);
    const [event] = kept('test_cycle-a');
    if (event !== undefined) change('test_cycle-a', 0, changed(event));
    const reader = await open();
    await expect(reader.readStream('cycle-a')).rejects.toThrow(StoreUnreadable);
    expect(reader.health()).toMatchObject({ ok: false });
    expect(named(await reader.readStream('cycle-b'))).toEqual(['2']);
  });

  it('that is larger than the server takes lies in parts, each of which is stored once, and reads as it was', async () => {
    const text = Array.from({ length: 60_000 }, (_, i) => `${String(i)}: äöü € 漢`).join('\n');
    expect(Buffer.byteLength(text)).toBeGreaterThan(server().log.maxAppend);
    const events = ['1', '2'].map((n) => statement(`00000000-0000-7000-8000-00000000000${n}`, text));
    expect(await store.append('nomination-n1', 'no-stream', events)).toMatchObject({ ok: true });
    expect(await (await open()).readStream('nomination-n1')).toMatchObject(events.map(({ data }) => ({ data })));
    const parts = server().log.all.filter(({ stream }) => stream.startsWith('test.blob-'));
    expect(parts.length).toBeGreaterThan(4);
    expect(Math.max(...parts.map(({ data }) => data.length))).toBe(512 * 1024);
    expect(named(await store.readAll(null, 10))).toHaveLength(2);
  });

  it('with parts that are missing, or not what was written, is not served', async () => {
    const text = 'x'.repeat(1_500_000);
    await store.append('nomination-n1', 'any', [statement('00000000-0000-7000-8000-000000000001', text)]);
    const part = server().log.all.findIndex(({ type }) => type === 'TextPart');
    Object.assign(server().log.all[part] ?? {}, { data: Buffer.from('another') });
    await expect(store.readStream('nomination-n1')).rejects.toThrow('a large text of an event is not what was written');
  });

  it('is not appended where the server takes less than its parts, and the reason is said', async () => {
    server().log.maxAppend = 100_000;
    const large = statement('00000000-0000-7000-8000-000000000001', 'x'.repeat(200_000));
    await expect(store.append('nomination-n1', 'any', [large])).rejects.toThrow('raise its MaxAppendSize');
    expect(await store.readAll(null, 10)).toEqual([]);
  });

  it('of several that are too large together lies in parts, too', async () => {
    const events = [1, 2, 3, 4].map((n) =>
      statement(`00000000-0000-7000-8000-00000000000${String(n)}`, String(n).repeat(300_000)),
    );
    expect(await store.append('nomination-n1', 'no-stream', events)).toMatchObject({ ok: true });
    expect(await store.readStream('nomination-n1')).toMatchObject(events.map(({ data }) => ({ data })));
  });
});

describe('an address of EventStoreDB', () => {
  const ADDRESSES: [string, object][] = [
    [
      'esdb://127.0.0.1:2113?tls=false',
      { endpoints: [{ address: '127.0.0.1', port: 2113 }], isCluster: false, tls: null, credentials: null },
    ],
    ['kurrentdb://db.example', { endpoints: [{ address: 'db.example', port: 2113 }], isCluster: false }],
    [
      'esdb+discover://admin:p%40ss%3Aw%2F@db.example:2114/',
      { isCluster: true, credentials: { username: 'admin', password: 'p@ss:w/' } },
    ],
    [
      'KurrentDB+discover://[::1]:2113,b?TLS=true&nodePreference=Leader',
      {
        isCluster: true,
        endpoints: [
          { address: '[::1]', port: 2113 },
          { address: 'b', port: 2113 },
        ],
      },
    ],
  ];
  it.each(ADDRESSES)('such as %s says where and how', (url, says) => {
    expect(eventStoreDbAddress(url)).toMatchObject(says);
  });

  const REFUSED: [string, string][] = [
    ['esdb://u:p:w@h', 'write %3A, %40 and %2F'],
    ['esdb://u:p@ss@h', 'write %3A, %40 and %2F'],
    ['esdb://u@h', 'a name and a password'],
    ['esdb://u:100%@h', 'write %25'],
    ['esdb://', 'HOST or HOST:PORT'],
    ['esdb://h:99999', 'HOST or HOST:PORT'],
    ['esdb://h:2113?tlsVerifyCert=false', 'tlsVerifyCert, which means nothing here'],
    ['esdb://h?tls=no', 'neither true nor false'],
    ['esdb://u:p@h?tls=false', 'sent in clear'],
    ['esdb://h?nodePreference=follower', 'only be leader'],
    ['esdb://h?tlsCAFile=/nowhere/ca.pem', 'cannot be read'],
    ['esdb://h?userKeyFile=/dev/null', 'go together'],
    ['http://h:2113', 'no address of EventStoreDB'],
  ];
  it.each(REFUSED)('such as %s is refused with the reason, and without the password', (url, why) => {
    const refused = () => eventStoreDbAddress(url);
    expect(refused).toThrow(why);
    expect(refused).not.toThrow(/p:w|p@ss|100%@/u);
  });
});
