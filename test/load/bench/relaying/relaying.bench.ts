import { openSqliteEventStore } from '@plumbline/event-store';
import { type Broker, KafkajsBroker, type Message, openBroker, Relay, seatInFolder } from '@plumbline/messaging';
import { KafkaServer } from '../../../support/kafka/server.js';
import { fill } from '../dataset/fill.js';
import { MEMBERS } from '../dataset/framework.js';
import { history } from '../dataset/nominations.js';
import { type Figure, median } from '../figure.js';
import { inTempDir } from '../temp-dir.js';

const NOMINATIONS = 12_000;
const ROUNDS = 5;
const LOOK_MS = 5;
const silent = { info: () => undefined, error: () => undefined };

type Store = Awaited<ReturnType<typeof openSqliteEventStore>>;
type Batches = readonly (readonly Message[])[];

/** Keeps what it is given to send. */
class Keeping implements Broker {
  readonly batches: (readonly Message[])[] = [];
  connect = (): Promise<void> => Promise.resolve();
  ensureTopics = (): Promise<void> => Promise.resolve();
  close = (): Promise<void> => Promise.resolve();
  send = (messages: readonly Message[]): Promise<void> => {
    this.batches.push(messages);
    return Promise.resolve();
  };
}

/** Sends the whole log, and answers how many milliseconds it took until so many messages were acknowledged, or the log had come to its end. */
const relayed = (store: Store, makeBroker: () => Broker, messages = Number.POSITIVE_INFINITY): Promise<number> =>
  inTempDir(async (dir) => {
    const began = performance.now();
    const relay = new Relay({ store, takeSeat: seatInFolder(dir), makeBroker, log: silent });
    while (relay.published < messages && (await relay.lag()) !== 0)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const took = performance.now() - began;
    await relay.stop();
    return took;
  });

/** The same client in the same settings, one batch at a time. */
const bare = async (broker: Broker, batches: Batches): Promise<number> => {
  const began = performance.now();
  await broker.connect();
  for (const batch of batches) await broker.send(batch);
  const took = performance.now() - began;
  await broker.close();
  return took;
};

const measured = async (dataDir: string): Promise<Figure> => {
  const store = await openSqliteEventStore({ dataDir });
  await fill(store, NOMINATIONS, MEMBERS, history);
  const keeping = new Keeping();
  await relayed(store, () => keeping);
  const { batches } = keeping;
  const messages = batches.flat().length;
  const server = await KafkaServer.start();
  const address = { brokers: server.brokers, tls: null, sasl: null };
  const pairs: { ours: number; bare: number }[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1)
      pairs.push({
        ours: await relayed(store, () => openBroker(address), messages),
        bare: await bare(new KafkajsBroker(address), batches),
      });
  } finally {
    await server.dispose();
    await store.close();
  }
  const rate = (ms: number): string => `${(messages / ms).toFixed(1)}k/s`;
  const counted = pairs.slice(1);
  return {
    name: 'relay to Kafka : its client, the same batches',
    value: median(counted.map((pair) => pair.bare / pair.ours)),
    unit: 'x',
    target: { atLeast: 0.7 },
    detail: `${rate(median(counted.map((pair) => pair.ours)))} against ${rate(median(counted.map((pair) => pair.bare)))} for ${messages.toString()} messages of ${NOMINATIONS.toString()} nominations, all of their events read and translated`,
  };
};

export const relaying = (): Promise<Figure> => inTempDir(measured);
