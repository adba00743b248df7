import { type EventStore, type EventToAppend, StoreUnreadable } from '@plumbline/event-log';
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
  it('opens from a reference beside one that names no event any more', async () => {
    const [first] = await (async () => {
      await store.append('nomination-n1', 'any', [
        statement('00000000-0000-7000-8000-000000000001', 'Led the ledger.'),
      ]);
      return store.readAll(null, 1, 'references');
    })();
    const { statement: reference } = (first?.data ?? {}) as Record<string, string>;
    const gone = (reference ?? '').replace(/\d{4,}/, '999999');
    expect(await store.openTexts([gone, reference ?? ''])).toEqual(['unreadable', 'Led the ledger.']);
  });

  it('of several that are too large together lies in parts, too', async () => {
    const events = [1, 2, 3, 4].map((n) =>
      statement(`00000000-0000-7000-8000-00000000000${String(n)}`, String(n).repeat(300_000)),
    );
    expect(await store.append('nomination-n1', 'no-stream', events)).toMatchObject({ ok: true });
    expect(await store.readStream('nomination-n1')).toMatchObject(events.map(({ data }) => ({ data })));
  });

  describeWhere('server-in-hand', 'as the server has it', () => {
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
      await store.append('nomination-n1', 'any', [
        statement('00000000-0000-7000-8000-000000000001', 'Led the ledger.'),
      ]);
      const all = server().log.all.map(({ data, metadata: about }) => textOf(data) + textOf(about));
      expect(all.join('\n')).not.toContain('Led the ledger');
      expect(await store.readStream('nomination-n1')).toMatchObject([{ data: { statement: 'Led the ledger.' } }]);
    });

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
      await expect(store.readStream('nomination-n1')).rejects.toThrow(
        'a large text of an event is not what was written',
      );
    });

    it('is not appended where the server takes less than its parts, and the reason is said', async () => {
      server().log.maxAppend = 100_000;
      const large = statement('00000000-0000-7000-8000-000000000001', 'x'.repeat(200_000));
      await expect(store.append('nomination-n1', 'any', [large])).rejects.toThrow('raise its MaxAppendSize');
      expect(await store.readAll(null, 10)).toEqual([]);
    });
  });
});
