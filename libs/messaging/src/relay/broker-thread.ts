import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Message } from '../cloud-event.js';
import type { KafkaAddress } from '../kafka-address.js';
import { within } from '../kafkajs-client.js';
import { NotLetIn } from '../not-let-in.js';
import type { Topic } from '../public-events/topics.js';
import { type Broker, TopicRefused } from './broker.port.js';
import { KafkajsBroker } from './kafkajs-broker.js';

/** What the thread is asked: each is answered with its number, in the order in which they were asked. Messages are JSON, which crosses faster. */
export type Asked = Readonly<{ number: number }> &
  (
    | Readonly<{ ask: 'connect' | 'close' }>
    | Readonly<{ ask: 'ensureTopics'; topics: readonly Topic[] }>
    | Readonly<{ ask: 'send'; messages: string }>
  );
export type Answered = Readonly<{ number: number; failed: Readonly<{ name: string; message: string }> | null }>;
/** An address without the function that keeps its password out of logs. */
export type Setup = Pick<KafkaAddress, 'brokers' | 'tls'> &
  Readonly<{
    sasl: (Omit<NonNullable<KafkaAddress['sasl']>, 'password'> & Readonly<{ password: string }>) | null;
  }>;

type Pending = Readonly<{ resolve: () => void; reject: (error: Error) => void }>;
type Question = Asked extends infer Each ? (Each extends unknown ? Omit<Each, 'number'> : never) : never;

const CLOSE_MS = 6_000;
/** Its warnings are of its client, which sets a timer to the past and means at once. */
const OPTIONS = { execArgv: ['--disable-warning=TimeoutNegativeWarning'] };

const built = new URL('./broker.thread.js', import.meta.url);

const setupOf = ({ brokers, tls, sasl }: KafkaAddress): Setup => ({
  ...{ brokers, tls, sasl: sasl === null ? null : { ...sasl, password: sasl.password.reveal() } },
});
/** Errors that a relay tells apart, as they are in its thread. */
const KNOWN = { TopicRefused, NotLetIn } as const;
const heard = ({ name, message }: Readonly<{ name: string; message: string }>): Error => {
  const Known = Object.entries(KNOWN).find(([known]) => known === name)?.[1];
  return Known === undefined ? Object.assign(new Error(message), { name }) : new Known(message);
};

/** Kafka's client on a thread of its own: it takes as long for a message as reading and translating its event does. */
class BrokerThread implements Broker {
  private readonly pending = new Map<number, Pending>();
  private readonly worker: Worker;
  private asked = 0;
  private ended: Error | undefined;

  constructor(address: KafkaAddress) {
    this.worker = new Worker(built, { workerData: setupOf(address), ...OPTIONS });
    this.worker.on('message', ({ number, failed }: Answered) => {
      const { resolve, reject } = this.pending.get(number) ?? {};
      this.pending.delete(number);
      if (failed === null) resolve?.();
      else reject?.(heard(failed));
    });
    this.worker.on('error', (error) => {
      this.end(error instanceof Error ? error : new Error(String(error)));
    });
    this.worker.on('exit', () => {
      this.end(new Error('the thread of the client has ended'));
    });
  }

  connect(): Promise<void> {
    return this.ask({ ask: 'connect' });
  }

  ensureTopics(topics: readonly Topic[]): Promise<void> {
    return this.ask({ ask: 'ensureTopics', topics });
  }

  send(messages: readonly Message[]): Promise<void> {
    return this.ask({ ask: 'send', messages: JSON.stringify(messages) });
  }

  async close(): Promise<void> {
    await within(CLOSE_MS, this.ask({ ask: 'close' }), 'closing').catch(() => undefined);
    await this.worker.terminate();
  }

  private ask(question: Question): Promise<void> {
    if (this.ended !== undefined) return Promise.reject(this.ended);
    this.asked += 1;
    const number = this.asked;
    return new Promise((resolve, reject) => {
      this.pending.set(number, { resolve, reject });
      this.worker.postMessage({ ...question, number } satisfies Asked);
    });
  }

  private end(why: Error): void {
    this.ended ??= why;
    for (const { reject } of this.pending.values()) reject(this.ended);
    this.pending.clear();
  }
}

/** Under a test runner there are only sources, which a thread of Node's own can't load: there the client is on the thread of the caller. */
export const openBroker = (address: KafkaAddress): Broker =>
  existsSync(built) ? new BrokerThread(address) : new KafkajsBroker(address);
