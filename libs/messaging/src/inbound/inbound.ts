import { setTimeout as sleep } from 'node:timers/promises';
import { messageFrom } from '../message-from.js';
import { NotLetIn } from '../not-let-in.js';
import { TopicRefused } from '../relay/broker.port.js';
import { deadLetterOf } from './dead-letter.js';
import type { InboundBroker } from './inbound-broker.port.js';
import { headerOf, type RawMessage } from './raw-message.js';
import { readChange } from './read-change.js';
import { NotNow, Refused } from './refused.js';
import type { Answer, InboundOptions, InboundTiming, Outcome } from './inbound-options.js';
import { inTime, unlessAborted } from './waiting.js';

const TIMING: InboundTiming = {
  ...{ firstPauseMs: 250, longestPauseMs: 15_000, silentMs: 120_000, lookMs: 5_000, longestApplyMs: 60_000 },
};
/** Of a message that fails in a way that nobody foresaw. */
const MOST_TRIES = 6;

/** How long a stop waits for a client that does not leave its group. */
const LAST_MS = 5_000;

const whyOf = (error: unknown): string => {
  const isInWords = error instanceof TopicRefused || error instanceof NotLetIn;
  return isInWords ? error.message : `Kafka: ${messageFrom(error)}`;
};

/**
 * Takes changes of people from Kafka: one after the other is applied, or is a dead letter, and then its offset moves. What is away is waited for.
 * A client that ended, or went silent, is replaced.
 */
export class Inbound {
  readonly #of: InboundOptions;
  readonly #timing: InboundTiming;
  readonly #stop = new AbortController();
  /** Once a stop has waited long enough. */
  readonly #giveUp = new AbortController();
  readonly #running: Promise<void>;
  readonly #counts: Record<Answer, number> = { applied: 0, repeated: 0, superseded: 0, 'dead-lettered': 0 };
  #broker: InboundBroker | undefined;
  #failure: string | null = null;
  #inHand: Promise<void> | undefined;
  #isWaiting = false;
  #lag: number | undefined;
  #pauseMs: number;
  /** When the last message was answered, or waited for. */
  #movedAt = 0;

  constructor(options: InboundOptions) {
    this.#of = options;
    this.#timing = { ...TIMING, ...options.timing };
    this.#pauseMs = this.#timing.firstPauseMs;
    this.#running = this.#run();
  }

  /** Why nothing comes in, in words without names; null otherwise. */
  get failure(): string | null {
    return this.#failure;
  }

  get counts(): Readonly<Record<Answer, number>> {
    return this.#counts;
  }

  /** Messages that wait in the partitions of this process, when it was last looked; undefined where that is not known. */
  get lag(): number | undefined {
    return this.#lag;
  }

  /** The message in hand ends, and its offset is committed; what is away is not waited for. */
  async stop(): Promise<void> {
    this.#stop.abort();
    const stopping = this.#broker?.stop().catch(() => undefined);
    await this.#inHand;
    await Promise.race([stopping, this.#running, sleep(LAST_MS, undefined, { ref: false })]);
    this.#giveUp.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await this.#consume();
      } catch (error) {
        if (this.#isStopped()) return;
        this.#failed(whyOf(error));
      }
      await sleep(this.#nextPause(), undefined, { signal }).catch(() => undefined);
    }
  }

  /** A call, so that the compiler does not hold on to what it knew before an await. */
  #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  #nextPause(): number {
    const pause = this.#pauseMs;
    this.#pauseMs = Math.min(2 * pause, this.#timing.longestPauseMs);
    return pause;
  }

  #failed(why: string): void {
    if (this.#failure === null) this.#of.log.error({ reason: why }, 'changes of people are not taken from Kafka');
    this.#failure = why;
  }

  #sound(): void {
    this.#pauseMs = this.#timing.firstPauseMs;
    this.#movedAt = performance.now();
    if (this.#failure !== null) this.#of.log.info({}, 'changes of people are taken from Kafka again');
    this.#failure = null;
  }

  async #consume(): Promise<void> {
    const broker = this.#of.makeBroker();
    const over = new AbortController();
    this.#broker = broker;
    this.#lag = undefined;
    try {
      await unlessAborted(this.#stop.signal, broker.connect());
      await unlessAborted(this.#stop.signal, broker.ensureTopics());
      this.#movedAt = performance.now();
      const consuming = broker.consume((message, lost) => {
        const answer = this.#answer(broker, message, lost);
        this.#inHand = answer.catch(() => undefined);
        return answer;
      });
      await unlessAborted(this.#giveUp.signal, Promise.race([consuming, this.#watch(broker, over.signal)]));
    } finally {
      over.abort();
      await broker.close();
      this.#broker = undefined;
    }
  }

  /** Rejects once the consumer is silent, or leaves what waits for it: its client does not always say that it stopped. */
  async #watch(broker: InboundBroker, over: AbortSignal): Promise<never> {
    const { lookMs, silentMs } = this.#timing;
    for (;;) {
      await sleep(lookMs, undefined, { signal: over });
      const now = performance.now();
      if (now - broker.heardAt > silentMs) throw new Error(`the consumer was silent for ${String(silentMs / 1_000)} s`);
      this.#lag = await broker.lag().catch(() => undefined);
      if (this.#isWaiting || this.#lag === undefined) continue;
      if (this.#lag === 0) this.#sound();
      else if (now - this.#movedAt > silentMs)
        throw new Error(`the consumer left ${String(this.#lag)} messages for ${String(silentMs / 1_000)} s`);
    }
  }

  async #answer(broker: InboundBroker, message: RawMessage, lost: AbortSignal): Promise<void> {
    const [fields, beganAt] = [this.#fieldsOf(message), performance.now()];
    this.#movedAt = beganAt;
    const given = await this.#answered(message, lost).catch((error: unknown) => {
      if (error instanceof Refused) return error;
      throw error;
    });
    if (given instanceof Refused) await broker.sendDeadLetter(deadLetterOf(message, given, Date.now()));
    const outcome: Answer = given instanceof Refused ? 'dead-lettered' : given;
    this.#counts[outcome] += 1;
    this.#sound();
    const milliseconds = Math.round(performance.now() - beganAt);
    const why = given instanceof Refused ? { code: given.code } : {};
    this.#of.log[given instanceof Refused ? 'warn' : 'info'](
      { ...fields, outcome, ...why, milliseconds },
      'a change of a person came in',
    );
  }

  /** Nothing of what it says: it may name somebody. */
  #fieldsOf(message: RawMessage): object {
    const [id, type, source] = ['ce_id', 'ce_type', 'ce_source'].map((name) => headerOf(message, name)?.slice(0, 255));
    const known = id === undefined || source === undefined ? undefined : this.#of.correlate?.(source, id);
    return {
      ...{ id, type, source, partition: message.partition, offset: message.offset },
      ...(known !== undefined && { correlationId: known }),
    };
  }

  async #answered(message: RawMessage, lost: AbortSignal): Promise<Outcome> {
    const change = readChange(message);
    for (
      let [tries, pause] = [1, this.#timing.firstPauseMs];
      ;
      pause = Math.min(2 * pause, this.#timing.longestPauseMs)
    ) {
      try {
        return await inTime(this.#timing.longestApplyMs, this.#of.apply(change));
      } catch (error) {
        if (error instanceof Refused) throw error;
        if (!(error instanceof NotNow)) tries = this.#unforeseen(error, message, tries);
        this.#failed(error instanceof NotNow ? error.message : 'A message could not be applied; the log says why.');
      }
      await this.#wait(pause, lost);
    }
  }

  /** @throws Refused once it was tried often enough */
  #unforeseen(error: unknown, message: RawMessage, tries: number): number {
    this.#of.log.error({ ...this.#fieldsOf(message), err: error }, 'a change of a person could not be applied');
    if (tries >= MOST_TRIES)
      throw new Refused('failed', 'It could not be applied, for a reason that the log of the server says.');
    return tries + 1;
  }

  async #wait(ms: number, lost: AbortSignal): Promise<void> {
    this.#isWaiting = true;
    try {
      await sleep(ms, undefined, { signal: lost });
    } finally {
      this.#isWaiting = false;
      this.#movedAt = performance.now();
    }
  }
}
