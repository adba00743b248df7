import { LRUCache } from 'lru-cache';
import type { Stored } from '../codec/rows.js';
import type { Place } from '../stored/append.js';
import type { Head, Held } from '../stored/decide.js';
import type { Given } from './messages.js';
import { envelopeIn } from './stored-event.js';

const MOST_EVENTS = 200_000;

type Command = Readonly<{ key: string; request: string; index: number; count: number }>;
/** What is known of an event. */
type Known = Pick<Stored, 'id' | 'revision' | 'position' | 'command'>;
export type CommandAt = Readonly<{ request: string; place: Place }>;

/** What appends to a stream are decided on: which events it holds, and which commands wrote them. */
export class KnownStream {
  readonly held: Held[] = [];
  private readonly at = new Map<string, number>();
  private readonly commands = new Map<string, CommandAt>();

  constructor(private readonly stream: string) {}

  /** The first revision that is not known. */
  get next(): number {
    return this.held.length;
  }

  get head(): Head | undefined {
    return this.held.at(-1);
  }

  revisionOf(id: string): number | undefined {
    return this.at.get(id);
  }

  placeOf(id: string): Pick<Place, 'revision' | 'position'> | undefined {
    return this.held[this.at.get(id) ?? -1];
  }

  command(key: string): CommandAt | undefined {
    return this.commands.get(key);
  }

  /** Events that follow those that are known; others are passed over. */
  add(events: readonly Known[]): void {
    for (const event of events) if (event.revision === this.next) this.addOne(event);
  }

  private addOne({ id, revision, position, command: said }: Known): void {
    this.held.push({ id, revision, position });
    this.at.set(id, revision);
    const command = said === null ? null : (JSON.parse(said) as Command);
    if (command === null || command.index !== command.count - 1) return;
    const place = { stream: this.stream, revision, position, appended: command.count };
    this.commands.set(command.key, { request: command.request, place });
  }
}

const knownOf = (event: Given): Known => {
  const { command } = envelopeIn(event);
  return { ...event, command: command === null ? null : JSON.stringify(command) };
};

/** Streams that were used lately, as far as they were read. */
export class KnownStreams {
  private readonly known = new LRUCache<string, KnownStream>({
    maxSize: MOST_EVENTS,
    sizeCalculation: (stream) => 1 + stream.next,
  });

  constructor(private readonly read: (stream: string, from: number) => Promise<readonly Given[]>) {}

  /** As of now: whatever was committed before this call is seen. */
  async current(stream: string): Promise<KnownStream> {
    const known = this.of(stream);
    known.add((await this.read(stream, known.next)).map(knownOf));
    this.keep(stream, known);
    return known;
  }

  /** As it was when it was read last; what comes later is found by whoever appends behind what is known. */
  last(stream: string): KnownStream | undefined {
    return this.known.get(stream);
  }

  /** What somebody has read from a revision on, up to its end. */
  found(stream: string, from: number, events: readonly Known[]): void {
    if (from > (this.known.get(stream)?.next ?? 0)) return;
    const known = this.of(stream);
    known.add(events);
    this.keep(stream, known);
  }

  /** The server has less than is known: another log is at the other end, such as one from a backup. */
  forget(): void {
    this.known.clear();
  }

  /** Anew, since what it weighs has changed. */
  private keep(stream: string, known: KnownStream): void {
    this.known.delete(stream);
    this.known.set(stream, known);
  }

  private of(stream: string): KnownStream {
    return this.known.get(stream) ?? new KnownStream(stream);
  }
}
