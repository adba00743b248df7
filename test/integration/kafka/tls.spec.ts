import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import {
  type Broker,
  type KafkaAddress,
  KafkajsBroker,
  lookAtInbound,
  lookAtKafka,
  replayDeadLetters,
  TOPICS,
} from '@plumbline/messaging';
import { type Env, readConfig } from '@plumbline/platform';
import { lineOf } from '../../../apps/cli/src/settings-check/tried.js';
import { tryEach } from '../../../apps/cli/src/settings-check/try-each.js';
import { describeWhere } from '../../support/describe-where.js';
import { consumeUntil } from '../../support/kafka/consume.js';
import { HrSystem } from '../../support/kafka/hr-system.js';
import { REPLAYER, STRANGER, USERS, useSecuredKafka, type Way } from '../../support/kafka/use-secured-kafka.js';
import { expectedOf, Nomination, prepare } from './told-nominations.js';

// A thread of Node's own runs what was built.
const BUILT_BROKER = pathToFileURL(resolve('dist/libs/messaging/src/relay/broker-thread.js')).href;
/** However often a client tries. */
const PATIENCE_MS = 15_000;
const WAYS = Object.keys(USERS) as readonly Way[];

describeWhere(['kafka', 'openssl'], 'Kafka by TLS, for a user who signs in', () => {
  const {
    server,
    files,
    wrongPassword: wrongFile,
    settings,
    kafkaOf,
    workerWith,
    serverWith,
    atEnd,
  } = useSecuredKafka();
  const open = () => ({ PLUMBLINE_KAFKA_BROKERS: server().brokers.join(',') });
  const noUser = { PLUMBLINE_KAFKA_USER: undefined, PLUMBLINE_KAFKA_PASSWORD_FILE: undefined };
  const inClear = { PLUMBLINE_KAFKA_TLS: 'off', PLUMBLINE_KAFKA_CA_FILE: undefined };
  const by = (way: Way) => ({ PLUMBLINE_KAFKA_SASL: way, PLUMBLINE_KAFKA_USER: USERS[way].username });
  const wrongPassword = () => ({ PLUMBLINE_KAFKA_PASSWORD_FILE: wrongFile() });

  it('takes what a worker sends, and gives a server what came in, with settings from the environment', async () => {
    const { store, said } = await workerWith({});
    await prepare(store);
    await new Nomination(store, 'n').goOn();
    const expected = await expectedOf(store);
    while ((await lookAtKafka(kafkaOf())) !== 'Its topics are there.') await sleep(50);
    await consumeUntil(server().brokers, (found) => expected.every(({ id }) => found.some((one) => one.id === id)));
    const inbound = await serverWith({});
    while (!(await lookAtInbound(kafkaOf())).startsWith('Its topics are there')) await sleep(50);
    const hr = await HrSystem.connect(server().brokers);
    atEnd(() => hr.close());
    const day = { effectiveDate: '2026-01-01' };
    const left = await hr.says('left', { person: 'who', ...day });
    const joined = await hr.says('joined', { person: 'ole', name: 'Ole', orgUnit: 'platform', ...day });
    expect(await inbound.answered(left, joined)).toEqual(['person-unknown', 'applied']);
    const replayer = kafkaOf({ PLUMBLINE_KAFKA_USER: REPLAYER.username });
    expect(await replayDeadLetters(replayer)).toEqual({ sent: [left], cut: 0 });
    for (const lines of [said.join(''), JSON.stringify(inbound.said)]) expect(lines).not.toContain('hunter');
  });

  it.each(WAYS)('lets the user sign in by %s', async (way) => {
    const broker = new KafkajsBroker(kafkaOf(by(way)));
    atEnd(() => broker.close());
    await broker.connect();
    await broker.ensureTopics([TOPICS.cycles]);
    await broker.send([{ topic: TOPICS.cycles.name, key: 'k', value: way, headers: {} }]);
  });

  it('is reached from the thread of the relay, which hears why it is not', async () => {
    const { openBroker } = (await import(BUILT_BROKER)) as { openBroker: (address: KafkaAddress) => Broker };
    const openedWith = (more: Env): Broker => {
      const broker = openBroker(kafkaOf(more));
      atEnd(() => broker.close());
      return broker;
    };
    const broker = openedWith({});
    await broker.connect();
    await broker.ensureTopics([TOPICS.cycles]);
    const refused: unknown = await openedWith(wrongPassword())
      .connect()
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ message: expect.stringMatching(/^PLUMBLINE_KAFKA_PASSWORD: /u) as unknown });
    expect((refused as Error).constructor.name).toBe('NotLetIn');
  });

  const words = (variable: string, said: string) => `PLUMBLINE_KAFKA_${variable}: ${said}`;
  const UNTRUSTED = words('CA_FILE', 'the certificate of a broker is of no authority that is known here. Set it to');
  const NOT_TAKEN = (way: Way) =>
    words('PASSWORD', `the brokers do not take this user with this password by ${way}. Set PLUMBLINE_KAFKA_USER`);
  const NOT_IN_CLEAR = words(
    'TLS',
    'a broker hung up. Unless it was stopped just now, it takes nothing in clear. Set it',
  );
  const OTHERWISE: Readonly<Record<string, readonly [() => Env, string]>> = {
    'a wrong password, by scram-sha-512': [wrongPassword, NOT_TAKEN('scram-sha-512')],
    'a wrong password, by scram-sha-256': [
      () => ({ ...wrongPassword(), ...by('scram-sha-256') }),
      NOT_TAKEN('scram-sha-256'),
    ],
    'a wrong password, by plain': [() => ({ ...wrongPassword(), ...by('plain') }), NOT_TAKEN('plain')],
    'a user of another way': [() => ({ PLUMBLINE_KAFKA_SASL: 'plain' }), NOT_TAKEN('plain')],
    'an unknown user': [() => ({ PLUMBLINE_KAFKA_USER: 'nobody' }), NOT_TAKEN('scram-sha-512')],
    'no user': [() => noUser, words('USER', 'a broker hung up. Unless it was stopped just now, it lets in nobody')],
    'a user without rights': [
      () => ({ PLUMBLINE_KAFKA_USER: STRANGER.username }),
      words('USER', 'the user lacks a right to'),
    ],
    'another authority': [() => ({ PLUMBLINE_KAFKA_CA_FILE: files().otherCa }), UNTRUSTED],
    'no authority': [() => ({ PLUMBLINE_KAFKA_CA_FILE: undefined }), UNTRUSTED],
    'another name of the host': [
      () => ({ PLUMBLINE_KAFKA_BROKERS: server().securedBroker.replace('localhost', '127.0.0.1') }),
      words('BROKERS', 'the certificate of a broker is for another host than it was asked for. Name brokers as'),
    ],
    'no TLS, where the broker wants it': [() => inClear, NOT_IN_CLEAR],
    'neither TLS nor a user': [() => ({ ...inClear, ...noUser }), NOT_IN_CLEAR],
    'TLS, where the broker has none': [
      open,
      words('TLS', 'a broker hung up before TLS began. Name its port for TLS in'),
    ],
    'a user, where nobody signs in': [
      () => ({ ...open(), ...inClear }),
      words('USER', 'nobody signs in at this port of the brokers. Unset it'),
    ],
  };

  it(
    'is refused in words, with the variable and the fix, where the settings say otherwise',
    async () => {
      const found = await Promise.all(
        Object.entries(OTHERWISE).map(async ([name, [more]]) => {
          const tried = await tryEach(readConfig(settings(more())));
          return [name, tried.map(lineOf).filter((line) => line.includes('Kafka'))] as const;
        }),
      );
      const said = (engine: string, text: string) =>
        expect.stringMatching(new RegExp(`^warns  ${engine} \\S+: ${text}`, 'u')) as string;
      expect(Object.fromEntries(found)).toEqual(
        Object.fromEntries(
          Object.entries(OTHERWISE).map(([name, [, text]]) => [
            name,
            [said('Kafka', text), said('Kafka, people', text)],
          ]),
        ),
      );
      expect(JSON.stringify(found)).not.toContain('hunter');
    },
    PATIENCE_MS,
  );

  it.each(['a wrong password, by scram-sha-512', 'another authority', 'no TLS, where the broker wants it'])(
    'is not used with %s, and the logs of worker and server say why',
    async (name) => {
      const [more, text] = OTHERWISE[name] ?? [() => ({}), ''];
      const [{ said }, inbound] = await Promise.all([workerWith(more()), serverWith(more())]);
      const reasons = () =>
        [...said.map((line) => JSON.parse(line) as object), ...inbound.said].flatMap((line) =>
          'reason' in line ? line.reason : [],
        );
      while (reasons().length < 2) await sleep(20);
      expect(reasons()).toEqual([expect.stringContaining(text), expect.stringContaining(text)]);
      const error: unknown = await replayDeadLetters(kafkaOf(more())).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ message: expect.stringContaining(text) as string });
      expect(`${said.join('')}${JSON.stringify(inbound.said)}${inspect(error, { depth: 9 })}`).not.toContain('hunter');
    },
  );
});
