import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin, Consumer, EachBatchPayload, KafkaMessage, Producer } from 'kafkajs';
import { ensureInboundTopics } from './ensure-topics.js';
import type { DeadLetter, EachMessage, InboundBroker } from './inbound-broker.port.js';
import type { KafkaAddress } from '../kafka-address.js';
import { clientFor, CONSUMER, producerOf, type Within, withinOf } from '../kafkajs-client.js';
import { inWords } from '../not-let-in.js';
import type { RawMessage } from './raw-message.js';
import { INBOUND_GROUP, INBOUND_TOPICS } from './topics.js';

const TOPIC = INBOUND_TOPICS.people.name;
const LONGEST_MS = 60_000;
const LAG_MS = 5_000;
const CLOSE_MS = 5_000;
const BEAT_MS = 1_000;

const headersOf = ({ headers = {} }: KafkaMessage): RawMessage['headers'] =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const [first] = Array.isArray(value) ? value : [value];
      return first === undefined ? [] : [[name, Buffer.from(first)] as const];
    }),
  );

export const rawOf = (partition: number, message: KafkaMessage): RawMessage => ({
  partition,
  ...{ offset: message.offset, key: message.key, value: message.value, headers: headersOf(message) },
  timestampMs: Number(message.timestamp),
});

const nextOf = (offset: string): string => String(BigInt(offset) + 1n);

/** Its client says of a consumer that has ended what went wrong, in an event alone. */
const ended = (error: unknown): Error =>
  error instanceof Error ? error : new Error('the client ended the consumer without a reason');

/** Whether it is time to say so again: not once it is done. */
const nextBeat = async (done: AbortSignal): Promise<boolean> => {
  await sleep(BEAT_MS, undefined, { signal: done }).catch(() => undefined);
  return !done.aborted;
};

export class KafkajsInbound implements InboundBroker {
  private readonly admin: Admin;
  private readonly producer: Producer;
  private readonly consumer: Consumer;
  private readonly within: Within;
  private readonly stopping = new AbortController();
  /** Undefined until the group has taken it in. */
  private assigned: readonly number[] | undefined;
  private heard = performance.now();

  constructor(private readonly address: KafkaAddress) {
    const kafka = clientFor(address, 'plumbline-inbound');
    this.within = withinOf(address);
    this.admin = kafka.admin();
    this.producer = producerOf(kafka);
    this.consumer = kafka.consumer({ groupId: INBOUND_GROUP, ...CONSUMER });
  }

  get heardAt(): number {
    return this.heard;
  }

  async connect(): Promise<void> {
    const all = [this.admin.connect(), this.producer.connect(), this.consumer.connect()];
    await this.within(LONGEST_MS, Promise.all(all), 'connecting');
    this.heard = performance.now();
  }

  ensureTopics(): Promise<void> {
    return this.within(LONGEST_MS, ensureInboundTopics(this.admin), 'looking at topics');
  }

  async consume(each: EachMessage): Promise<void> {
    const { address } = this;
    const { CRASH, STOP, HEARTBEAT, FETCH, GROUP_JOIN } = this.consumer.events;
    const hear = (): void => {
      this.heard = performance.now();
    };
    this.consumer.on(HEARTBEAT, hear);
    this.consumer.on(FETCH, hear);
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      hear();
      this.assigned = payload.memberAssignment[TOPIC] ?? [];
    });
    const over = new Promise<void>((resolve, reject) => {
      this.consumer.on(CRASH, ({ payload }) => {
        reject(ended(inWords(payload.error, address)));
      });
      this.consumer.on(STOP, () => {
        if (this.stopping.signal.aborted) resolve();
      });
    });
    over.catch(() => undefined);
    await this.within(LONGEST_MS, this.consumer.subscribe({ topics: [TOPIC], fromBeginning: true }), 'subscribing');
    const run = this.consumer.run({
      ...{ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 1 },
      eachBatch: (payload) => this.batch(payload, each),
    });
    await Promise.race([run.then(() => over), over]);
  }

  async sendDeadLetter({ key, value, headers }: DeadLetter): Promise<void> {
    const messages = [{ key, value, headers: { ...headers } }];
    await this.within(
      LONGEST_MS,
      this.producer.send({ topic: INBOUND_TOPICS.deadLetters.name, acks: -1, messages }),
      'sending',
    );
  }

  async lag(): Promise<number | undefined> {
    const { assigned } = this;
    if (assigned === undefined) return undefined;
    const asked = Promise.all([
      this.admin.fetchTopicOffsets(TOPIC),
      this.admin.fetchOffsets({ groupId: INBOUND_GROUP, topics: [TOPIC] }),
    ]);
    const [ends, [committed]] = await this.within(LAG_MS, asked, 'asking for offsets');
    const done = new Map(committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    return ends
      .filter(({ partition }) => assigned.includes(partition))
      .reduce((sum, { partition, low, high }) => {
        const offset = done.get(partition) ?? -1;
        return sum + Number(high) - Math.max(offset, Number(low));
      }, 0);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.consumer.stop();
  }

  async close(): Promise<void> {
    this.stopping.abort();
    const all = [this.consumer.disconnect(), this.producer.disconnect(), this.admin.disconnect()];
    await this.within(CLOSE_MS, Promise.allSettled(all), 'closing').catch(() => undefined);
  }

  private async batch(payload: EachBatchPayload, each: EachMessage): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    for (const message of messages) {
      if (!payload.isRunning() || payload.isStale() || this.stopping.signal.aborted) return;
      await this.beating(payload, (lost) => each(rawOf(partition, message), lost));
      payload.resolveOffset(message.offset);
      const partitions = [{ partition, offset: nextOf(message.offset) }];
      await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions }] });
    }
    await payload.heartbeat();
  }

  /** However long the work takes, the group knows that this member is there. Work that was done counts, also where the group has gone on meanwhile. */
  private async beating(group: EachBatchPayload, work: (lost: AbortSignal) => Promise<void>): Promise<void> {
    const [lost, done] = [new AbortController(), new AbortController()];
    const beat = async (): Promise<void> => {
      while (await nextBeat(done.signal)) await group.heartbeat();
    };
    const beating = beat().catch((error: unknown) => {
      lost.abort(ended(error));
    });
    try {
      await work(AbortSignal.any([lost.signal, this.stopping.signal]));
    } catch (error) {
      lost.signal.throwIfAborted();
      throw error;
    } finally {
      done.abort();
      await beating;
    }
  }
}
