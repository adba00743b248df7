import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { prepared } from './connect.js';
import type { Reach } from './reach.js';
import { Session } from './session.js';

const AGAIN_MS = 200;
const LEAVE_MS = 500;

export type ListenerOptions = Readonly<{
  open: () => Promise<pg.Client>;
  reach: Reach;
  /** Whether the connection is given up after that. */
  isLost: (error: unknown) => boolean;
  /** Sent first on each connection. */
  listen: string;
  notified: (payload: string | undefined) => void;
  /** Asks for what the notifications tell. */
  look: (client: pg.Client) => Promise<void>;
  /** From one look to the next: behind a pooler no notification comes, and on a dead connection neither. */
  pollMs: () => number;
  /** What was heard may be true no more: a look failed, or the connection is gone. */
  lost?: () => void;
  /** Done on the connection before it is closed, where it is there. */
  leave?: (client: pg.Client) => Promise<void>;
}>;

/** Hears what any process committed by LISTEN, with a poll behind it; and so, whether the server can be reached. */
export class Listener {
  readonly #of: ListenerOptions;
  readonly #session: Session;
  readonly #stopping = new AbortController();
  #wake = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: ListenerOptions) {
    this.#of = options;
    this.#session = new Session(() => this.#listening(), options.isLost);
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Now, beside the poll. Rejects in time. */
  look(): Promise<void> {
    const { reach, look } = this.#of;
    return this.#session.run(performance.now() + reach.tryMs, look);
  }

  /** Ends the pause before the next look. */
  wake(): void {
    this.#wake.abort();
  }

  async close(): Promise<void> {
    const { leave } = this.#of;
    this.#stopping.abort();
    this.wake();
    if (leave !== undefined) await this.#session.run(performance.now() + LEAVE_MS, leave).catch(() => undefined);
    this.#session.close();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { pollMs } = this.#of;
    while (!this.#stopping.signal.aborted) {
      const isHeard = await this.#tried();
      await this.#pause(isHeard ? pollMs() : AGAIN_MS);
    }
  }

  async #tried(): Promise<boolean> {
    const { reach, lost } = this.#of;
    const began = performance.now();
    this.#wake = new AbortController();
    try {
      await this.look();
      reach.regained();
      return true;
    } catch (error) {
      lost?.();
      if (!this.#stopping.signal.aborted) reach.lost(error, began);
      return false;
    }
  }

  async #listening(): Promise<pg.Client> {
    const { open, reach, listen, notified, lost } = this.#of;
    const client = await open();
    client.on('notification', ({ payload }) => {
      notified(payload);
    });
    client.once('end', () => {
      lost?.();
      this.wake();
    });
    await prepared(client, reach.tryMs, () => client.query(listen));
    return client;
  }

  /** Whoever closes it has aborted the pause of now; there is none after that. */
  async #pause(ms: number): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    await sleep(ms, undefined, { signal: this.#wake.signal }).catch(() => undefined);
  }
}
