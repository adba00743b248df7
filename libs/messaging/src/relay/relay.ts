import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@plumbline/event-log';
import { type Message, messageOf } from '../cloud-event.js';
import { TOPICS } from '../public-events/topics.js';
import { Ahead } from './ahead.js';
import type { Broker } from './broker.port.js';
import { Moving } from './moving.js';
import { type Checkpoint, checkpointAt, type Seat, type TakeSeat } from './seat.port.js';
import { CheckpointOfAnotherLog, notKept, whyOf } from './trouble.js';
import { Translator } from './translator.js';

type Line = (fields: object, message: string) => void;
export type RelayOptions = Readonly<{
  store: Pick<EventStore, 'subscribe' | 'replayStream' | 'streamsWith' | 'remaining' | 'recognises'>;
  takeSeat: TakeSeat;
  makeBroker: () => Broker;
  log: Readonly<{ info: Line; error: Line }>;
  /** Most stored events in one request; three times as many are in memory. */
  batch?: number;
}>;

type Batch = Readonly<{ messages: readonly Message[]; upTo: Checkpoint }>;

/** A request that Kafka has, or has as its next. */
type UnderWay = Readonly<{ sent: Promise<void>; upTo: Checkpoint }>;

const BATCH = 500;
const LOOK_MS = 1_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
/** How long a stop waits for the request that is under way. */
const LAST_SEND_MS = 3_000;

const NEVER = new AbortController().signal;

/**
 * Sends what stored events open to others, in their order, at least once. One event after the other is translated, one request is under way at a
 * time, behind which one waits and one is prepared, and the checkpoint moves once Kafka has acknowledged all before it. Whatever fails, a new
 * client goes on from the checkpoint.
 */
export class Relay {
  readonly #of: RelayOptions;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  /** Undefined where another process relays. */
  #checkpoint: Checkpoint | null | undefined;
  #isActive = false;
  #failure: string | null = null;
  #published = 0;
  #pauseMs = FIRST_PAUSE_MS;

  constructor(options: RelayOptions) {
    this.#of = options;
    this.#running = this.#run();
  }

  /** Whether it is this process that relays. */
  get isActive(): boolean {
    return this.#isActive;
  }

  /** Why nothing is sent, as far as this process knows; null otherwise. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Public events that were acknowledged since the start. */
  get published(): number {
    return this.#published;
  }

  /** Stored events that are not handled yet; undefined where another process handles them, or nobody is known to. */
  async lag(): Promise<number | undefined> {
    return this.#checkpoint === undefined ? undefined : this.#of.store.remaining(this.#checkpoint?.position ?? null);
  }

  /** Waits for what is under way, not for a broker that is away. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      let pause = LOOK_MS;
      try {
        await this.#stand();
      } catch (error) {
        if (this.#isStopped()) return;
        this.#failed(error);
        pause = this.#pauseMs;
        this.#pauseMs = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** A call, so that the compiler does not hold on to what it knew before an await. */
  #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  #failed(error: unknown): void {
    const why = whyOf(error);
    if (this.#failure === null) this.#of.log.error({ reason: why }, 'public events are not sent');
    this.#failure = why;
  }

  #sound(): void {
    this.#pauseMs = FIRST_PAUSE_MS;
    if (this.#failure !== null) this.#of.log.info({}, 'public events are sent again');
    this.#failure = null;
  }

  async #stand(): Promise<void> {
    const seat = await this.#of.takeSeat().catch(notKept);
    if (seat === undefined) {
      // Whoever has it says how it is.
      this.#failure = null;
      this.#checkpoint = undefined;
      return;
    }
    let broker: Broker | undefined;
    const hangUp = (): void => void broker?.close();
    seat.lost.addEventListener('abort', hangUp, { once: true });
    this.#checkpoint = seat.checkpoint;
    this.#isActive = true;
    try {
      broker = this.#of.makeBroker();
      await this.#ensureOfLog(seat.checkpoint);
      await this.#unlessStopped(0, broker.connect());
      await this.#unlessStopped(0, broker.ensureTopics(Object.values(TOPICS)));
      // With more to send, that it is sent tells.
      if ((await this.lag()) === 0) this.#sound();
      await this.#relay(seat, broker);
      if (!this.#isStopped()) seat.lost.throwIfAborted();
    } finally {
      this.#isActive = false;
      seat.lost.removeEventListener('abort', hangUp);
      await broker?.close();
      await seat.leave();
    }
  }

  async #ensureOfLog(checkpoint: Checkpoint | null): Promise<void> {
    if (checkpoint === null) return;
    const { position, stream, revision, id } = checkpoint;
    const isKnown = this.#of.store.recognises(position);
    const [event] = isKnown ? await this.#of.store.replayStream(stream, BigInt(revision), 'references') : [];
    if (event?.id !== id)
      throw new CheckpointOfAnotherLog(
        `The last event that was sent to Kafka (${id}, ${stream} at revision ${revision}) is not in this log: name its own log, or remove the checkpoint, with which all events are sent anew`,
      );
  }

  async #relay(seat: Seat, broker: Broker): Promise<void> {
    const { signal } = this.#stop;
    const left = new AbortController();
    const ahead = new Ahead(this.#prepared(seat.checkpoint, AbortSignal.any([signal, seat.lost, left.signal])));
    const moving = new Moving(seat);
    let underWay: UnderWay | undefined;
    const settled = async (): Promise<void> => {
      if (underWay === undefined) return;
      const { sent, upTo } = underWay;
      underWay = undefined;
      await sent;
      moving.to(upTo);
      if (moving.restsMs <= 0) await this.#moved(seat, moving);
      this.#sound();
    };
    try {
      // Also where the store has more: what comes next is for another relay.
      while (!signal.aborted && !seat.lost.aborted) {
        if (underWay !== undefined && !(await ahead.isReadyBefore(underWay.sent))) await settled();
        if (!(await ahead.isReadyWithin(moving.restsMs))) await this.#moved(seat, moving);
        const batch = await ahead.take().catch(async (error: unknown) => {
          // What stands before it is sent, and stays sent.
          await settled();
          await this.#moved(seat, moving);
          throw error;
        });
        if (batch === undefined) break;
        await moving.confirm().catch(notKept);
        const sent = this.#send(batch.messages, broker, seat.lost);
        sent.catch(() => undefined);
        ahead.goOn();
        await settled();
        underWay = { sent, upTo: batch.upTo };
      }
      await settled();
      await this.#moved(seat, moving);
    } finally {
      left.abort();
      await ahead.end();
    }
  }

  async #moved(seat: Seat, moving: Moving): Promise<void> {
    await moving.move().catch(notKept);
    this.#checkpoint = seat.checkpoint;
  }

  async *#prepared(checkpoint: Checkpoint | null, signal: AbortSignal): AsyncGenerator<Batch, undefined> {
    const { store, batch = BATCH } = this.#of;
    const translator = new Translator(store);
    for await (const events of store.subscribe(checkpoint?.position ?? null, { batch, signal, texts: 'references' })) {
      const messages = [];
      for (const event of events) for (const one of await translator.translate(event)) messages.push(messageOf(one));
      const last = events.at(-1);
      if (last !== undefined) yield { messages, upTo: checkpointAt(last) };
    }
  }

  async #send(messages: readonly Message[], broker: Broker, lost: AbortSignal): Promise<void> {
    if (messages.length === 0) return;
    await this.#unlessStopped(LAST_SEND_MS, broker.send(messages), lost);
    this.#published += messages.length;
  }

  /** A stop gives up the work after so long, and a seat that is lost at once: another relay may be under way. */
  async #unlessStopped<T>(graceMs: number, work: Promise<T>, lost = NEVER): Promise<T> {
    const { signal } = this.#stop;
    const done = new AbortController();
    const given = AbortSignal.any([signal, lost, done.signal]);
    const stopped = async (): Promise<never> => {
      if (!given.aborted) await once(given, 'abort');
      lost.throwIfAborted();
      await sleep(graceMs, undefined, { signal: done.signal });
      throw new Error('the relay was stopped');
    };
    try {
      return await Promise.race([work, stopped()]);
    } finally {
      done.abort();
    }
  }
}
