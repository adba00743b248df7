import { INBOUND_TOPICS, replayDeadLetters } from '@plumbline/messaging';
import kafkajs from 'kafkajs';
import { describeWhere } from '../../support/describe-where.js';
import { HrSystem } from '../../support/kafka/hr-system.js';
import { InboundServer } from '../../support/kafka/inbound-server.js';
import { readTopic } from '../../support/kafka/read-topic.js';
import { useKafka } from '../../support/kafka/use-kafka.js';

const LONGEST_MS = 120_000;
const LARGE_BYTES = 2 * 1_024 * 1_024;
const TODAY = new Date().toISOString().slice(0, 10);
const { people, deadLetters } = INBOUND_TOPICS;

describeWhere('kafka', 'changes of people that are refused', () => {
  const kafka = useKafka();
  let hr: HrSystem;
  let server: InboundServer;
  const address = () => ({ brokers: kafka().brokers, tls: null, sasl: null });

  /** As operators make it who let large messages in. */
  const makeTopic = async (): Promise<void> => {
    const admin = new kafkajs.Kafka({ brokers: [...kafka().brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    const configEntries = Object.entries({
      ...{ 'max.message.bytes': '4194304', 'retention.ms': '86400000' },
      'message.timestamp.type': 'LogAppendTime',
    });
    await admin.createTopics({
      waitForLeaders: true,
      topics: [
        {
          topic: people.name,
          numPartitions: 3,
          configEntries: configEntries.map(([name, value]) => ({ name, value })),
        },
      ],
    });
    await admin.disconnect();
  };

  beforeAll(async () => {
    await makeTopic();
    server = await InboundServer.start(kafka().brokers);
    hr = await HrSystem.connect(kafka().brokers);
  }, LONGEST_MS);
  afterAll(async () => {
    await hr.close();
    await server.close();
  });

  const moves = (person: string, orgUnit: string, effectiveDate: string, sent = {}) =>
    hr.says('org-unit-changed', { person, orgUnit, effectiveDate }, sent);
  const lettersOf = async (...ids: readonly string[]) => {
    const all = await readTopic(kafka().brokers, deadLetters.name, ids.length);
    return ids.map((id) => all.filter(({ headers }) => headers['ce_id'] === id));
  };

  it(
    'are dead letters with the reason, and the next one is applied',
    async () => {
      await server.answered(await hr.joins('mona'));
      await server.answered(await hr.joins('milo', { manager: 'mona' }));
      const mona = { person: 'mona', effectiveDate: TODAY };
      const poison: readonly (readonly [string, Promise<string>])[] = [
        ['not-json', hr.says('left', mona, { value: '{"person":' })],
        ['not-json', hr.says('left', mona, { value: Buffer.from([0xff, 0xfe]) })],
        ['value-missing', hr.says('left', mona, { value: null })],
        ['schema', hr.says('level-changed', mona)],
        ['schema', hr.says('left', { ...mona, effectiveDate: '2026-02-30' })],
        ['schema', hr.says('left', { ...mona, surprise: 1 })],
        ['schema', hr.says('name-changed', { ...mona, name: 'Mo\u0000na' })],
        ['key-mismatch', hr.says('left', mona, { key: 'another' })],
        ['header-invalid', hr.says('left', mona, { headers: { ce_specversion: '0.3' } })],
        ['type-unknown', hr.says('left', mona, { headers: { ce_type: 'hr.person.promoted.v1' } })],
        ['source-unknown', hr.says('left', mona, { source: 'Payroll' })],
        ['person-unknown', hr.says('left', { ...mona, person: 'nobody' })],
        ['manager-unknown', hr.says('manager-changed', { ...mona, manager: 'nobody' })],
        ['manager-loop', hr.says('manager-changed', { ...mona, manager: 'milo' })],
        ['date-future', moves('mona', 'product', '2999-01-01')],
        ['message-too-large', hr.says('name-changed', { ...mona, name: 'x'.repeat(LARGE_BYTES) })],
      ];
      const ids = await Promise.all(poison.map(([, id]) => id));
      const next = await moves('mona', 'product', TODAY);
      expect(await server.answered(...ids, next)).toEqual([...poison.map(([code]) => code), 'applied']);
      expect(await server.person('mona')).toMatchObject({ orgUnit: 'product', leftOn: null });

      const letters = await lettersOf(...ids);
      expect(letters.map((found) => found.map(({ headers }) => headers['plumbline_refusal']))).toEqual(
        poison.map(([code]) => [code]),
      );
      const details = letters.map(([letter]) => letter?.headers['plumbline_refusal_detail'] ?? '');
      expect(details[3]).toBe('The field level is missing.');
      expect(details[5]).toBe('The field surprise is not one of this type.');
      expect(details[12]).toContain('(field manager');
      expect(letters[3]?.[0]).toMatchObject({ key: 'mona', value: JSON.stringify(mona) });
      expect(letters.at(-1)?.[0]).toMatchObject({ key: 'mona', value: null });
      expect(await server.health()).toMatchObject({ status: 'ready', inbound: { ok: true, detail: null } });
      expect(await server.figures()).toContain(
        `plumbline_inbound_messages{outcome="dead-lettered"} ${String(ids.length)}`,
      );
      const lines = JSON.stringify(server.said);
      for (const text of ['Name of mona', 'Name of milo', 'surprise']) expect(lines).not.toContain(text);
    },
    LONGEST_MS,
  );

  it(
    'are applied when they are sent again, as far as nothing newer was, and once',
    async () => {
      const joined = await hr.joins('rita', { manager: 'ruth' });
      const [older, newer] = [await moves('rita', 'older', '2026-02-01'), await moves('rita', 'newer', '2026-03-01')];
      const codes = ['manager-unknown', 'person-unknown', 'person-unknown'];
      expect(await server.answered(joined, older, newer)).toEqual(codes);
      await server.answered(await hr.joins('ruth'));

      const sent = async (id?: string) => (await replayDeadLetters(address(), id)).sent;
      expect(await sent(joined)).toEqual([joined]);
      await server.until(() => server.outcomes.get(joined)?.['outcome'] === 'applied');
      expect(await sent(newer)).toEqual([newer]);
      await server.until(() => server.outcomes.get(newer)?.['outcome'] === 'applied');
      expect(await sent(older)).toEqual([older]);
      await server.until(() => server.outcomes.get(older)?.['outcome'] === 'superseded');
      expect(await server.person('rita')).toMatchObject({ orgUnit: 'newer', manager: { id: 'ruth' } });

      const before = (await server.events('rita')).length;
      const all = await sent();
      expect(new Set(all).size).toBe(all.length);
      expect(all).toEqual(expect.arrayContaining([joined, older, newer]));
      await server.until(() => [joined, newer].every((id) => server.outcomes.get(id)?.['outcome'] === 'repeated'));
      expect((await server.events('rita')).length).toBe(before);
      expect(await sent('no-such-id')).toEqual([]);
    },
    LONGEST_MS,
  );

  it(
    'for one day count by when they were said, not by when they were sent again',
    async () => {
      await server.answered(await hr.joins('tom'));
      const gone = await hr.says('left', { person: 'tom', effectiveDate: '2026-03-01' });
      const first = await moves('tom', 'first', '2026-03-01');
      const back = await hr.says('returned', { person: 'tom', effectiveDate: '2026-03-02' });
      const second = await moves('tom', 'second', '2026-03-01');
      expect(await server.answered(gone, first, back, second)).toEqual([
        'applied',
        'person-left',
        'applied',
        'applied',
      ]);
      await replayDeadLetters(address(), first);
      await server.until(() => server.outcomes.get(first)?.['outcome'] === 'superseded');
      expect(await server.person('tom')).toMatchObject({ orgUnit: 'second' });
    },
    LONGEST_MS,
  );
});
