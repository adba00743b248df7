import { setTimeout as sleep } from 'node:timers/promises';
import { TopicRefused } from '../relay/broker.port.js';
import { changeType, type PersonChange } from './changes.js';
import { Inbound } from './inbound.js';
import type { Outcome } from './inbound-options.js';
import type { DeadLetter, EachMessage, InboundBroker } from './inbound-broker.port.js';
import type { RawMessage } from './raw-message.js';
import { NotNow, Refused } from './refused.js';

const message = (id: string, data: object = { person: 'ann', effectiveDate: '2027-03-01' }): RawMessage => ({
  ...{ partition: 0, offset: id, key: Buffer.from('ann'), value: Buffer.from(JSON.stringify(data)) },
  timestampMs: Date.parse('2027-03-01T09:00:00.000Z'),
  headers: Object.fromEntries(
    Object.entries({ ce_specversion: '1.0', ce_id: id, ce_source: 'HR', ce_type: changeType('left') }).map(
      ([name, value]) => [name, Buffer.from(value)],
    ),
  ),
});

/** A topic of one partition, whose committed offset stays when a client goes. */
class MemoryTopic {
  /** What happened, in order. */
  readonly told: string[] = [];
  readonly letters: DeadLetter[] = [];
  committed = 0;
  clients = 0;
  refuses: Error | undefined;
  /** Clients that take part and never take a message. */
  isDeaf = false;
  letterFails = 0;

  constructor(readonly messages: RawMessage[] = []) {}

  readonly makeBroker = (): InboundBroker => {
    this.clients += 1;
    const over = new AbortController();
    const { isDeaf } = this;
    const began = performance.now();
    const consume = async (each: EachMessage): Promise<void> => {
      while (!over.signal.aborted) {
        const next = isDeaf ? undefined : this.messages[this.committed];
        if (next === undefined) {
          await sleep(2, undefined, { signal: over.signal }).catch(() => undefined);
          continue;
        }
        await each(next, over.signal);
        this.committed += 1;
        this.told.push(`committed ${next.offset}`);
      }
    };
    return {
      connect: () => Promise.resolve(),
      ensureTopics: () => (this.refuses === undefined ? Promise.resolve() : Promise.reject(this.refuses)),
      consume,
      sendDeadLetter: (letter) => {
        if (this.letterFails > 0) {
          this.letterFails -= 1;
          return Promise.reject(new Error('no answer'));
        }
        this.letters.push(letter);
        this.told.push(`dead letter ${letter.headers['ce_id'] ?? ''}`);
        return Promise.resolve();
      },
      get heardAt() {
        return isDeaf ? began : performance.now();
      },
      lag: () => Promise.resolve(this.messages.length - this.committed),
      stop: () => {
        over.abort();
        return Promise.resolve();
      },
      close: () => {
        over.abort();
        return Promise.resolve();
      },
    };
  };
}

type Apply = (change: PersonChange) => Promise<Outcome>;
const SOON = { firstPauseMs: 1, longestPauseMs: 4, silentMs: 90, lookMs: 5, longestApplyMs: 50 };

describe('what takes changes of people', () => {
  const running: Inbound[] = [];
  afterEach(async () => {
    for (const each of running.splice(0)) await each.stop();
  });
  const start = (topic: MemoryTopic, apply: Apply) => {
    const lines: string[] = [];
    const say = (_: object, line: string): void => void lines.push(line);
    const inbound = new Inbound({
      ...{ makeBroker: topic.makeBroker, apply, timing: SOON, log: { info: say, warn: say, error: say } },
    });
    running.push(inbound);
    return { inbound, lines };
  };
  const until = async (is: () => boolean): Promise<void> => {
    for (let tries = 0; !is(); tries += 1) {
      if (tries > 500) throw new Error('not in time');
      await sleep(4);
    }
  };
  const telling =
    (topic: MemoryTopic, apply: Apply = () => Promise.resolve('applied')): Apply =>
    async (change) => {
      const outcome = await apply(change);
      topic.told.push(`${outcome} ${change.id}`);
      return outcome;
    };

  it('commits an offset once its message was answered, and a dead letter is there before that', async () => {
    const topic = new MemoryTopic(['0', '1', '2'].map((id) => message(id)));
    const apply: Apply = ({ id }) =>
      id === '1' ? Promise.reject(new Refused('person-left', 'Ann left.')) : Promise.resolve('applied');
    const { inbound } = start(topic, telling(topic, apply));
    await until(() => topic.committed === 3);
    expect(topic.told).toEqual([
      ...['applied 0', 'committed 0', 'dead letter 1', 'committed 1', 'applied 2', 'committed 2'],
    ]);
    expect(topic.letters[0]?.headers).toMatchObject({
      ...{ plumbline_refusal: 'person-left', plumbline_refusal_detail: 'Ann left.' },
      plumbline_said_at: '2027-03-01T09:00:00.000Z',
    });
    expect(inbound.counts).toEqual({ applied: 2, repeated: 0, superseded: 0, 'dead-lettered': 1 });
  });

  it('takes the message again where its dead letter was not acknowledged', async () => {
    const topic = new MemoryTopic([message('0', {})]);
    topic.letterFails = 2;
    start(topic, telling(topic));
    await until(() => topic.committed === 1);
    expect(topic.told).toEqual(['dead letter 0', 'committed 0']);
    expect(topic.clients).toBe(3);
  });

  it('waits for what is away, says so once, and refuses nothing for it', async () => {
    const topic = new MemoryTopic(['0', '1'].map((id) => message(id)));
    let left = 20;
    const { inbound, lines } = start(
      topic,
      telling(topic, () => (left-- > 0 ? Promise.reject(new NotNow('the store is away')) : Promise.resolve('applied'))),
    );
    await until(() => inbound.failure !== null);
    expect(inbound.failure).toBe('the store is away');
    await until(() => topic.committed === 2);
    expect([topic.letters, inbound.failure, topic.clients]).toEqual([[], null, 1]);
    expect(lines.filter((line) => line.includes('not taken'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('again'))).toHaveLength(1);
  });

  it('tries what nobody foresaw some times, and goes on without it', async () => {
    const topic = new MemoryTopic(['0', '1'].map((id) => message(id)));
    let tries = 0;
    const apply: Apply = ({ id }) => {
      if (id === '1') return Promise.resolve('applied');
      tries += 1;
      return Promise.reject(new TypeError('a defect'));
    };
    start(topic, telling(topic, apply));
    await until(() => topic.committed === 2);
    expect([tries, topic.letters.map(({ headers }) => headers['plumbline_refusal'])]).toEqual([6, ['failed']]);
  });

  it('sends a command again that does not end', async () => {
    const topic = new MemoryTopic([message('0')]);
    let tries = 0;
    start(topic, () => ((tries += 1) === 1 ? new Promise(() => undefined) : Promise.resolve('repeated')));
    await until(() => topic.committed === 1);
    expect(tries).toBe(2);
  });

  it('replaces a client that is silent', async () => {
    const topic = new MemoryTopic([message('0')]);
    topic.isDeaf = true;
    const { inbound } = start(topic, telling(topic));
    await until(() => inbound.failure?.includes('silent') === true);
    topic.isDeaf = false;
    await until(() => topic.committed === 1);
    expect(topic.clients).toBeGreaterThan(1);
    await until(() => inbound.failure === null);
  });

  it('replaces a client that is heard of, and leaves what waits', async () => {
    const topic = new MemoryTopic([message('0')]);
    topic.isDeaf = true;
    const makeBroker = (): InboundBroker =>
      Object.defineProperty(topic.makeBroker(), 'heardAt', { get: () => performance.now() });
    const inbound = new Inbound({
      ...{ makeBroker, apply: telling(topic), timing: SOON },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    running.push(inbound);
    await until(() => inbound.failure?.includes('left 1 messages') === true);
    topic.isDeaf = false;
    await until(() => topic.committed === 1);
  });

  it('takes nothing from a topic that keeps names for too long, and says why', async () => {
    const topic = new MemoryTopic([message('0')]);
    topic.refuses = new TopicRefused('set retention.ms');
    const { inbound } = start(topic, telling(topic));
    await until(() => inbound.failure !== null);
    expect([inbound.failure, topic.told]).toEqual(['set retention.ms', []]);
  });

  it('ends, when it is stopped, with the message in hand', async () => {
    const topic = new MemoryTopic(['0', '1'].map((id) => message(id)));
    const hand = Promise.withResolvers<Outcome>();
    let taken = 0;
    const { inbound } = start(topic, () => {
      taken += 1;
      return hand.promise;
    });
    await until(() => taken === 1);
    const stopped = inbound.stop();
    hand.resolve('applied');
    await stopped;
    expect([topic.committed, inbound.counts.applied, taken]).toEqual([1, 1, 1]);
  });

  it('ends at once where Kafka is away', async () => {
    const makeBroker = (): InboundBroker =>
      Object.assign(new MemoryTopic().makeBroker(), { connect: () => new Promise<void>(() => undefined) });
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const inbound = new Inbound({ makeBroker, apply: () => Promise.resolve('applied'), timing: SOON, log });
    const began = performance.now();
    await sleep(5);
    await inbound.stop();
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
