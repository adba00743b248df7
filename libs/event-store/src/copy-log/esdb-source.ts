import { OutcomeUnknown, StoreUnavailable, StoreUnreadable } from '@plumbline/event-log';
import type { Stored } from '../codec/rows.js';
import type { Given } from '../eventstoredb/messages.js';
import type { partsOf } from '../eventstoredb/parts.js';
import { envelopeIn, type Large } from '../eventstoredb/stored-event.js';
import type { Place } from '../stored/append.js';
import { checksumOf, type StoredCommand } from '../stored/command-row.js';
import { commandRow } from '../stored/decide.js';
import { SLICE } from './compare.js';
import { Numbering } from './numbering.js';
import { CopyRefused, type KeysNoted, type LogSource, type SplitEvent } from './sides.js';

/** A log on a server that is this one's alone until it is left. `setting`: the argument that it was given by. */
export type EsdbLogHeld = Readonly<{
  name: string;
  setting: string;
  parts: ReturnType<typeof partsOf>;
  isHeld: () => Promise<boolean>;
  leave: () => void;
}>;

type Said = Readonly<{ key: string; request: string; index: number; count: number }>;

/** Of the command whose last event this is; undefined for any other event. */
const commandOf = (event: Given, stream: string): StoredCommand | undefined => {
  const said = envelopeIn(event).command as Said | null;
  if (said === null || said.index !== said.count - 1) return undefined;
  const { revision, position } = event;
  const place = { stream, revision, position, appended: said.count };
  return commandRow({ key: said.key, request: said.request, given: said.request }, place);
};

const streamIn = (receipt: string): string => (JSON.parse(receipt) as Place).stream;

/** Its receipt with another position. One that is damaged is found by whoever compares, as it is. */
export const withPosition = (row: StoredCommand, of: (position: number) => number | undefined): StoredCommand => {
  const { key, request, receipt, checksum } = row;
  if (!checksumOf(row).equals(checksum)) return row;
  const place = JSON.parse(receipt) as Place;
  if (place.position === null) return row;
  const position = of(place.position);
  if (position === undefined)
    throw new CopyRefused('A record of a command names an event that the source does not have: check it first.');
  const moved = { key, request, receipt: JSON.stringify({ ...place, position }) };
  return { ...moved, checksum: checksumOf(moved) };
};

const splitIn = (event: Stored, large: Large | undefined): SplitEvent | undefined => {
  if (large === undefined) return undefined;
  const { stream, revision } = event;
  const apart = (['data', 'boxes'] as const).filter((text) => large[text] !== undefined);
  const size = apart.reduce((sum, text) => sum + Buffer.byteLength(event[text] ?? ''), 0);
  return { stream, revision, size, parts: apart.reduce((sum, text) => sum + (large[text]?.parts ?? 0), 0) };
};

/** The positions of its events are their numbers, as in other stores; its records of commands say those, too. */
export class EsdbSource implements LogSource {
  readonly name: string;
  protected readonly numbers = new Numbering();
  private readonly apart = new Map<number, SplitEvent>();
  private areRecordsRead = false;
  /** The streams of two commands with one key. */
  private twice: readonly [string, string] | undefined;

  constructor(
    protected readonly at: EsdbLogHeld,
    /** Whether records may be in their events alone, as after a crash. */
    private readonly fromEvents = true,
  ) {
    this.name = at.name;
  }

  get split(): readonly SplitEvent[] {
    return [...this.apart].sort(([one], [other]) => one - other).map(([, event]) => event);
  }

  async head(): Promise<number> {
    await this.inWords(() => this.number());
    return this.numbers.number;
  }

  after(position: number, limit: number): Promise<readonly Stored[]> {
    return this.inWords(async () => {
      const { events } = this.at.parts;
      const place = this.numbers.placeOf(position) ?? this.numbers.place;
      const given = await events.givenAfter(place, limit);
      const stored = (await events.stored(given)).map((event, at) => ({ ...event, position: position + 1 + at }));
      for (const [at, event] of stored.entries()) this.noteApart(event, given[at]);
      return stored;
    });
  }

  commandsBehind(key: string, limit: number): Promise<readonly StoredCommand[]> {
    return this.inWords(async () => {
      await this.readRecords();
      return this.numbers
        .commandsBehind(key, limit)
        .map((row) => withPosition(row, (place) => this.numbers.numberAt(place)));
    });
  }

  keysNoted(): Promise<KeysNoted> {
    return this.inWords(async () => {
      await this.number();
      const { keys: used = null, losses } = await this.at.parts.notes.ofAnyLog();
      return {
        used,
        losses: losses.map(({ last, acceptedAt, loss }, at) => ({
          ...{ loss: loss ?? at + 1, acceptedAt },
          lastPosition: this.numbers.numberAt(last) ?? last,
        })),
      };
    });
  }

  close(): Promise<void> {
    this.at.leave();
    this.numbers.close();
    return Promise.resolve();
  }

  /** @throws CopyRefused where a key has two commands, of which other stores hold one */
  async ensureKeysDiffer(): Promise<void> {
    await this.inWords(() => this.readRecords());
    const [one, other] = this.twice ?? [];
    if (one !== undefined && other !== undefined)
      throw new CopyRefused(
        `One Idempotency-Key was used for two requests, one to ${one} and one to ${other}, just when the server broke off: a log elsewhere holds one for each, so this one can be copied to EventStoreDB alone.`,
      );
  }

  /** What the server has against it, with the argument that names it. */
  protected async inWords<T>(work: () => Promise<T>): Promise<T> {
    return work().catch((error: unknown) => {
      const isTold = [StoreUnavailable, StoreUnreadable, OutcomeUnknown].some((each) => error instanceof each);
      throw isTold ? new CopyRefused(`${this.at.setting}: ${(error as Error).message}.`, { cause: error }) : error;
    });
  }

  /** What came since. */
  private async number(): Promise<void> {
    const { events, names } = this.at.parts;
    for (;;) {
      const given = await events.givenAfter(this.numbers.place, SLICE);
      if (given.length === 0) return;
      this.numbers.add(given.map(({ position }) => position));
      if (this.fromEvents)
        this.found(given.flatMap((event) => commandOf(event, names.in(event.stream) ?? event.stream) ?? []));
    }
  }

  private found(commands: readonly StoredCommand[]): void {
    for (const { key, receipt } of this.numbers.addCommands(commands)) {
      const known = this.numbers.command(key)?.receipt ?? receipt;
      if (known !== receipt) this.twice ??= [streamIn(known), streamIn(receipt)];
    }
  }

  private async readRecords(): Promise<void> {
    if (this.areRecordsRead) return;
    await this.number();
    for await (const rows of this.at.parts.records.all()) this.found(rows);
    this.areRecordsRead = true;
  }

  private noteApart(event: Stored, given: Given | undefined): void {
    const split = given && splitIn(event, envelopeIn(given).large);
    if (split !== undefined) this.apart.set(event.position, split);
  }
}
