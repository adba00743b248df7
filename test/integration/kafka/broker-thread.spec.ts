import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Broker, type KafkaAddress, TOPICS } from '@plumbline/messaging';
import kafkajs from 'kafkajs';
import { describeWhere } from '../../support/describe-where.js';
import { useKafka } from '../../support/kafka/use-kafka.js';

// A thread of Node's own runs what was built.
const BUILT = pathToFileURL(resolve('dist/libs/messaging/src/relay/broker-thread.js')).href;
type Opened = Broker & Readonly<{ worker: { terminate: () => Promise<number> } }>;

const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describeWhere('kafka', "Kafka's client on a thread of its own", () => {
  const kafka = useKafka();
  const open = async (address: Partial<KafkaAddress> = {}): Promise<Opened> => {
    const { openBroker } = (await import(BUILT)) as { openBroker: (address: KafkaAddress) => Opened };
    return openBroker({ ...{ brokers: kafka().brokers, tls: null, sasl: null }, ...address });
  };

  it('says of a topic that would lose events what it says', async () => {
    const admin = new kafkajs.Kafka({ brokers: [...kafka().brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    const configEntries = [{ name: 'cleanup.policy', value: 'compact' }];
    await admin.createTopics({ topics: [{ topic: TOPICS.cycles.name, configEntries }] });
    await admin.disconnect();
    const broker = await open();
    await broker.connect();
    expect(await refusalOf(broker.ensureTopics([TOPICS.cycles]))).toMatchObject({
      name: 'TopicRefused',
      message: expect.stringContaining('has cleanup.policy compact') as unknown,
    });
    await broker.close();
  });

  it('fails as a client does where its thread ends, with what was asked and with all that comes', async () => {
    const broker = await open();
    const connecting = broker.connect();
    await broker.worker.terminate();
    const ended = 'the thread of the client has ended';
    expect(await refusalOf(connecting)).toMatchObject({ message: ended });
    expect(await refusalOf(broker.send([]))).toMatchObject({ message: ended });
    await broker.close();
  });
});
