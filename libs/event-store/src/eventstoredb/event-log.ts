import { isTextEnding, type AppendReceipt } from '@plumbline/event-log';
import type { Stored } from '../codec/rows.js';
import { recordIn } from '../stored/answer.js';
import type { ServedLog } from '../served/served-event-store.js';
import { Refused } from './failures.js';
import type { KnownStreams } from './known-streams.js';
import type { LargeParts } from './large-parts.js';
import type { Lists } from './lists.js';
import type { Given } from './messages.js';
import { COUNTED, type Names } from './names.js';
import type { RecordedCommands } from './recorded-commands.js';
import { recordOf } from './seen.js';
import type { ServerLog } from './server-log.js';

export type LogParts = Readonly<{
  log: ServerLog;
  names: Names;
  known: KnownStreams;
  records: RecordedCommands;
  large: LargeParts;
  lists: Lists;
}>;

/** Events of which the size of one is estimated. */
const SAMPLE = 100;

/** A few at a time, so that many neither crowd out others nor wait for each other's deadlines. */
const AT_ONCE = 20;
export const inTurn = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> => {
  const done: R[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    done.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  return done;
};

/** What a store reads of its events. */
export class EsdbLog implements ServedLog {
  private readonly seen = new Set<string>();

  constructor(private readonly of: LogParts) {}

  newerIn(stream: string, from: bigint): Promise<readonly Stored[]> {
    return this.ofStream(stream, from);
  }

  async ofStream(stream: string, from: bigint): Promise<readonly Stored[]> {
    const first = Number(from);
    const events = await this.stored(await this.of.log.stream(this.of.names.of(stream), first));
    this.of.known.found(stream, first, events);
    return events;
  }

  async after(position: number, limit: number): Promise<readonly Stored[]> {
    return this.stored(await this.givenAfter(position, limit));
  }

  /** As the server has them, without what lies apart. */
  async givenAfter(position: number, limit: number): Promise<readonly Given[]> {
    const found = await this.givenFrom(position, limit + 1);
    return found.filter((event) => event.position > position).slice(0, limit);
  }

  async at(positions: readonly number[]): Promise<readonly Stored[]> {
    const found = await inTurn(positions, async (position) =>
      (await this.from(position)).filter((event) => event.position === position && this.isOurs(event.stream)),
    );
    return this.stored(found.flat());
  }

  async lastPosition(): Promise<number> {
    return (await this.given('end', 1))[0]?.position ?? 0;
  }

  /** Of the first event; null where there is none. */
  async firstId(): Promise<string | null> {
    return (await this.given('start', 1))[0]?.id ?? null;
  }

  /** As `lastPosition`, asked also of a server that has been away. @throws StoreUnavailable */
  async probe(): Promise<number> {
    return (await this.of.log.probe('end', { streams: this.of.names.events }))?.position ?? 0;
  }

  /** How many events follow, at the size that the first and the last of them have: the server counts bytes. */
  async remaining(after: number): Promise<number> {
    const [next, last] = await Promise.all([this.givenFrom(after, SAMPLE + 1), this.lastPosition()]);
    const following = next.filter(({ position }) => position > after);
    const end = following.at(-1)?.position ?? after;
    if (end >= last || following.length < SAMPLE) return following.length;
    const size = (end - (following[0]?.position ?? 0)) / (following.length - 1);
    return following.length + Math.ceil((last - end) / size);
  }

  async streamsWith(type: string): Promise<readonly string[]> {
    if (isTextEnding(type)) return this.existing(await this.of.lists.in(`ended-${type}`), type);
    const found = new Set<string>();
    for (let from: number | 'start' = 'start'; ;) {
      const page: readonly Given[] = await this.of.log.all(from, SAMPLE + 1, { type });
      for (const { stream } of page) if (this.isOurs(stream)) found.add(this.nameOf(stream));
      const last = page.at(-1)?.position;
      if (page.length <= SAMPLE || last === undefined) return [...found];
      from = last;
    }
  }

  async streamsLike(stream: string): Promise<readonly string[]> {
    return stream === '' ? [] : this.existing(await this.of.lists.in(`like-${stream.toLowerCase()}`));
  }

  /** In the stream that the request addresses, and in the records of all keys. */
  async record(
    key: string,
    stream: string | undefined,
  ): Promise<Readonly<{ request: string; receipt: AppendReceipt }> | undefined> {
    const [known, recorded] = await Promise.all([
      stream === undefined ? undefined : this.of.known.current(stream),
      this.of.records.find(key),
    ]);
    const found = (known && recordOf(key, known)) ?? recorded;
    return found && recordIn(found, COUNTED);
  }

  private given(from: number | 'start' | 'end', count: number): Promise<readonly Given[]> {
    return this.of.log.all(from, count, { streams: this.of.names.events });
  }

  /** @throws RangeError where no record begins there, which the server refuses, as it does what lies behind its end */
  private async givenFrom(position: number, count: number): Promise<readonly Given[]> {
    try {
      return await this.given(position === 0 ? 'start' : position, count);
    } catch (error) {
      if (!(error instanceof Refused) || error.isOfUser) throw error;
      if (position > (await this.lastPosition())) return [];
      throw new RangeError('Not a position of this store', { cause: error });
    }
  }

  /** The server refuses what lies behind its end, as a position that was made up does. */
  private async from(position: number): Promise<readonly Given[]> {
    try {
      return await this.of.log.all(position, 1);
    } catch (error) {
      if (error instanceof Refused && !error.isOfUser) return [];
      throw error;
    }
  }

  /** What is listed may not have been written: it is looked for once. */
  private async existing(streams: readonly string[], type = ''): Promise<readonly string[]> {
    const isThere = async (stream: string): Promise<boolean> => {
      const name = this.of.names.of(stream);
      if (type === '') return (await this.of.log.lastOf(name)) !== undefined;
      return (await this.of.log.stream(name, 0)).some((event) => event.type === type);
    };
    const unseen = streams.filter((stream) => !this.seen.has(`${type} ${stream}`));
    await inTurn(unseen, async (stream) => {
      if (await isThere(stream)) this.seen.add(`${type} ${stream}`);
    });
    return streams.filter((stream) => this.seen.has(`${type} ${stream}`));
  }

  private isOurs(stream: string): boolean {
    return this.of.names.in(stream) !== undefined;
  }

  private nameOf(stream: string): string {
    return this.of.names.in(stream) ?? stream;
  }

  stored(given: readonly Given[]): Promise<readonly Stored[]> {
    return this.of.large.read(given, (stream) => this.nameOf(stream));
  }
}
