import { randomUUID } from 'node:crypto';

export type Sent = Readonly<{
  id: string;
  type: string;
  contentType: string;
  data: Uint8Array;
  metadata: Uint8Array;
}>;
export type Kept = Sent & Readonly<{ stream: string; revision: number; position: number; created: number }>;

/** -1 is a stream that does not exist. */
export type Expected = number | 'any' | 'exists';
export type Appended =
  | Readonly<{ is: 'done'; revision: number; position: number; repeated: boolean }>
  | Readonly<{ is: 'wrong-version'; current: number }>
  | Readonly<{ is: 'deleted' }>
  | Readonly<{ is: 'too-large' }>;

/** Bytes of a record in the log beside what was sent. */
const RECORD = 120;
const MAX_APPEND = 1024 * 1024;
/** As the projection of categories writes it, in a stream of the server, for each event of others. */
const LINK = '$>';
/** So often the server writes what it measures into a stream of its own, among the events. */
const STATS_EVERY = 25;
/** Records of the server itself come before any event, so that none stands at position 0. */
const FIRST = 1_000;

const sizeOf = ({ type, data, metadata }: Sent): number => 2 * type.length + data.length + metadata.length;
const bytesOf = (events: readonly Sent[]): number => events.reduce((sum, event) => sum + sizeOf(event), 0);

const hasSameIds = (held: readonly Sent[], events: readonly Sent[]): boolean =>
  held.length === events.length && held.every(({ id }, at) => id === events[at]?.id);

/**
 * What the server keeps, as version 24 decides it: at an expected revision below the current one an append is a repeat where all of its ids stand
 * there in order; at the current one ids are never looked at; at `any` only ids written lately are known.
 */
export class ServerLog {
  readonly all: Kept[] = [];
  /** How many ids are known at `any`. */
  lately = 1_000;
  maxAppend = MAX_APPEND;
  private readonly streams = new Map<string, Kept[]>();
  private readonly tombstones = new Set<string>();
  /** Of streams that were deleted and may be written to again: where they go on. */
  private readonly cutBefore = new Map<string, number>();
  private readonly places = new Set<number>();
  private readonly listeners = new Set<() => void>();
  end = FIRST;
  private written = 0;

  of(stream: string): readonly Kept[] {
    return this.streams.get(stream) ?? [];
  }

  /** What of it is read. */
  shownOf(stream: string): readonly Kept[] {
    return this.of(stream).slice(this.cutBefore.get(stream) ?? 0);
  }

  /** Not for ever: its events are in the log until they are scavenged, and what is written next goes on behind them. */
  softDelete(stream: string): void {
    this.cutBefore.set(stream, this.of(stream).length);
  }

  /** What was deleted is gone from the log. */
  scavenge(): void {
    const isGone = ({ stream, revision }: Kept): boolean => revision < (this.cutBefore.get(stream) ?? 0);
    this.all.splice(0, this.all.length, ...this.all.filter((event) => !isGone(event)));
  }

  /** Whether a read may begin there: where a record does, or at the end. */
  isPlace(position: number): boolean {
    return position === 0 || position === this.end || this.places.has(position);
  }

  isDeleted(stream: string): boolean {
    return this.tombstones.has(stream);
  }

  tombstone(stream: string): void {
    this.tombstones.add(stream);
  }

  /** As a server that was restored from a backup. */
  cut(stream: string, events: number): void {
    const left = this.of(stream).slice(0, events);
    this.all.splice(0, this.all.length, ...this.all.filter((each) => each.stream !== stream || left.includes(each)));
    this.streams.set(stream, [...left]);
  }

  onAppended(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  append(stream: string, expected: Expected, events: readonly Sent[]): Appended {
    if (bytesOf(events) > this.maxAppend) return { is: 'too-large' };
    if (this.isDeleted(stream)) return { is: 'deleted' };
    const current = this.of(stream).length - 1;
    if (expected === 'exists' && current < 0) return { is: 'wrong-version', current };
    return (
      this.repeated(stream, expected, events) ?? this.conflict(stream, expected, current) ?? this.write(stream, events)
    );
  }

  private repeated(stream: string, expected: Expected, events: readonly Sent[]): Appended | undefined {
    const held = this.of(stream);
    const first = typeof expected === 'number' ? expected + 1 : this.latelyAt(stream, events[0]?.id);
    const there = held.slice(first, first + events.length);
    const last = there.at(-1);
    if (last === undefined || there[0]?.id !== events[0]?.id) return undefined;
    if (!hasSameIds(there, events)) return { is: 'wrong-version', current: held.length - 1 };
    return { is: 'done', revision: last.revision, position: last.position, repeated: true };
  }

  /** Behind the end of the stream where it is not known. */
  private latelyAt(stream: string, id: string | undefined): number {
    const known = this.all.slice(-this.lately).find((event) => event.id === id && event.stream === stream);
    return known?.revision ?? this.of(stream).length;
  }

  private conflict(stream: string, expected: Expected, current: number): Appended | undefined {
    if (expected === -1 && this.shownOf(stream).length === 0) return undefined;
    return typeof expected === 'number' && expected !== current ? { is: 'wrong-version', current } : undefined;
  }

  private write(stream: string, events: readonly Sent[]): Appended {
    for (const event of events) this.keep(stream, event);
    const held = this.of(stream);
    const last = held.at(-1);
    if (!stream.startsWith('$')) this.writeOwn(held.slice(-events.length));
    for (const listener of [...this.listeners]) listener();
    return { is: 'done', revision: held.length - 1, position: last?.position ?? 0, repeated: false };
  }

  private keep(stream: string, event: Sent): void {
    const held = this.streams.get(stream) ?? [];
    const kept = { ...event, stream, revision: held.length, position: this.end, created: Date.now() };
    held.push(kept);
    this.streams.set(stream, held);
    this.all.push(kept);
    this.places.add(this.end);
    this.end += RECORD + sizeOf(event);
  }

  /** What a server with its usual projections writes beside what it is sent. */
  private writeOwn(events: readonly Kept[]): void {
    for (const { stream, revision } of events) {
      const own = { id: randomUUID(), metadata: Buffer.from('{}') };
      const [category, ...rest] = stream.split('-');
      const data = Buffer.from(`${String(revision)}@${stream}`);
      if (rest.length > 0)
        this.keep(`$ce-${String(category)}`, { ...own, data, type: LINK, contentType: 'application/octet-stream' });
      this.written += 1;
      if (this.written % STATS_EVERY === 0)
        this.keep('$stats-127.0.0.1:2113', {
          ...own,
          data: Buffer.from('{}'),
          type: '$statsCollected',
          contentType: 'application/json',
        });
    }
  }
}
