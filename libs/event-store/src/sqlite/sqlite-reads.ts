import {
  StoreUnavailable,
  type AppendReceipt,
  type EventStore,
  type StoredEvent,
  type StoreHealth,
} from '@plumbline/application';
import type { Position, Recorded, Revision } from '@plumbline/domain';
import { messageOf, sqliteCode } from '@plumbline/sqlite';
import { decode, decodeOrTell } from '../codec/codec.js';
import { fromPosition, isPosition, toPosition } from '../position.js';
import { subscribe, type Arrivals } from '../subscribe.js';
import type { StoredEvents } from './stored-events.js';
import type { StreamEnds } from './stream-ends.js';

type ClosableArrivals = Arrivals & { close(): void };

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB|IOERR)/;

/** The reading half of a store: committed events only, on the calling thread. */
export abstract class SqliteReads implements Omit<EventStore, 'append'> {
  private fault: string | undefined;

  constructor(
    private readonly events: StoredEvents,
    private readonly arrivals: ClosableArrivals,
    private readonly ends?: StreamEnds,
  ) {}

  readStream(stream: string, from: Revision = 0n): Promise<readonly Recorded[]> {
    return this.answer(() => {
      if (this.ends?.isBeyond(stream, from)) return [];
      const found = this.events.ofStream(stream, from).map(decode);
      this.ends?.found(stream, from, found.at(-1)?.revision);
      return found;
    });
  }

  replayStream(stream: string, from: Revision = 0n): Promise<readonly StoredEvent[]> {
    return this.answer(() => this.events.ofStream(stream, from).map(decodeOrTell));
  }

  readAll(after: Position | null, limit: number): Promise<readonly StoredEvent[]> {
    return this.answer(() => this.events.after(fromPosition(after), limit).map(decodeOrTell));
  }

  subscribe(
    after: Position | null,
    options: { batch: number; signal: AbortSignal },
  ): AsyncIterable<readonly StoredEvent[]> {
    const readAll = (from: Position | null, limit: number) => this.readAll(from, limit);
    return subscribe({ arrivals: this.arrivals, readAll }, after, options);
  }

  head(): Promise<Position | null> {
    return this.answer(() => {
      const last = this.events.lastPosition();
      return last === 0 ? null : toPosition(last);
    });
  }

  recognises(position: string): boolean {
    return isPosition(position);
  }

  remaining(after: Position | null): Promise<number> {
    return this.answer(() => Math.max(0, this.events.lastPosition() - fromPosition(after)));
  }

  findRecord(key: string): Promise<{ request: string; receipt: AppendReceipt } | undefined> {
    return this.answer(() => this.events.record(key));
  }

  health(): StoreHealth {
    if (this.arrivals.closed) return { ok: false, detail: 'The event store is closed.' };
    return this.fault === undefined ? { ok: true } : { ok: false, detail: this.fault };
  }

  close(): Promise<void> {
    if (!this.arrivals.closed) {
      this.arrivals.close();
      this.events.close();
    }
    return Promise.resolve();
  }

  /** A damaged file stays reported until the store is opened again. */
  private answer<T>(read: () => T): Promise<T> {
    if (this.arrivals.closed) return Promise.reject(new StoreUnavailable('The event store is closed.'));
    return new Promise((resolve, reject) => {
      try {
        resolve(read());
      } catch (error) {
        reject(this.translated(error));
      }
    });
  }

  private translated(error: unknown): Error {
    const code = sqliteCode(error);
    if (code === undefined) return error instanceof Error ? error : new Error(messageOf(error));
    const detail = `Stored events cannot be read: ${messageOf(error)} (${code})`;
    if (DAMAGE.test(code)) this.fault = detail;
    return new StoreUnavailable(detail, { cause: error });
  }
}
