import { before } from '@plumbline/postgres';
import type { KeyObject } from 'node:crypto';
import {
  keyIdAfter,
  keyIdOf,
  type KeyName,
  type Keyring,
  type Keys,
  type KeysOf,
  newKey,
  type SealingKeys,
  wrapKey,
} from '@plumbline/sealing';
import type pg from 'pg';
import type { Reader } from '../reader.js';
import { PostgresSourceIdClaims } from './claims.js';
import { destroyIn, leftOf } from './destroying.js';
import { InOneCommit } from './in-one-commit.js';
import type { Counts, KeysSeen } from './keys-seen.js';
import type { KeysWriter } from './keys-writer.js';
import { overwrite } from './overwrite.js';
import { type KeysState, READ, WRITE } from './schema.js';

/** They share a commit. */
const DESTROYED_AT_ONCE = 100;
const OVERWRITE_MS = 5_000;

export type Parts = Readonly<{
  seen: KeysSeen;
  reader: Reader;
  writer: KeysWriter;
  toClaimAgain: boolean;
  /** Another connection. */
  open: () => Promise<pg.Client>;
  /** Why the server cannot be reached; undefined where it can. */
  unreached: () => string | undefined;
  hangUp: () => Promise<void>;
}>;

type Found = ReadonlyMap<string, KeyObject>;
type Row = KeysState & Readonly<{ key: string | null; wrapped: Buffer | null }>;
type Added = Readonly<{ id: string; subject: string; key: KeyObject }>;
/** Keys of digests are of nobody, and no text is lost without them. */
const isOfSomebody = ({ subject }: Added): boolean => subject !== '';

/** Keys in a PostgreSQL database that any number of processes share. */
export class PostgresKeyring implements Keyring {
  readonly isShared = true;
  readonly id: string;
  readonly sourceIds: PostgresSourceIdClaims;
  private readonly making = new InOneCommit<readonly KeyName[], SealingKeys>((asked) => this.ensuredFor(asked));
  private looking: Promise<KeysState> | undefined;
  private losses = 0;

  constructor(private readonly parts: Parts) {
    const { seen, reader, writer, toClaimAgain } = parts;
    this.id = seen.id;
    this.sourceIds = new PostgresSourceIdClaims({ reader, writer, toClaimAgain, state: () => this.state() });
  }

  get made(): number {
    return this.parts.seen.made;
  }

  get destroyed(): number {
    return this.parts.seen.destroyed;
  }

  get fault(): string | undefined {
    return this.parts.writer.fault ?? this.parts.unreached();
  }

  afterLosses(losses: number): void {
    this.losses = losses;
  }

  async destroyedByNow(): Promise<number> {
    await this.state();
    return this.destroyed;
  }

  async toSeal(names: readonly KeyName[]): Promise<SealingKeys> {
    const ids = names.flatMap((name) => this.idsOf(name));
    const found = this.latestOf(names, await this.found(ids));
    return found.size === new Set(names.map(keyIdOf)).size ? found : this.making.do(names);
  }

  async toOpen(ids: Iterable<string>): Promise<Keys> {
    return this.found([...ids]);
  }

  async endedAmong(names: Iterable<KeyName>): Promise<ReadonlySet<string>> {
    const all = [...names];
    const columns = [all.map(({ subject }) => subject), all.map(({ stream }) => stream)];
    return new Set((await this.parts.reader.query<KeyName>(READ.ended, columns)).map(keyIdOf));
  }

  async destroy(keys: readonly KeysOf[]): Promise<void> {
    const { reader, writer, seen } = this.parts;
    const left = await leftOf(reader, keys, ({ toEnd, hasAny }) => toEnd || hasAny);
    for (let from = 0; from < left.length; from += DESTROYED_AT_ONCE) {
      const slice = left.slice(from, from + DESTROYED_AT_ONCE);
      seen.heard(await writer.run((client) => destroyIn(client, slice)));
    }
    if (left.length > 0) await this.overwrite();
  }

  /** Those of which any key or claim is there. */
  left(keys: readonly KeysOf[]): Promise<readonly KeysOf[]> {
    return leftOf(this.parts.reader, keys, ({ hasAny }) => hasAny);
  }

  /**
   * Writes the tables anew without what was deleted, where that was not done since. What reads from before, such as a dump, prevents it: the next
   * that are destroyed, or the next start, do it then.
   */
  async overwrite(): Promise<void> {
    const { destroyed, overwritten } = await this.state();
    // It goes on by itself where it takes longer than whoever waits for it should.
    if (overwritten < destroyed)
      await before(performance.now() + OVERWRITE_MS, overwrite(this.parts.open, destroyed)).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.parts.writer.close();
    await this.parts.hangUp();
    this.parts.seen.clear();
  }

  /** As of now: whatever was committed before this call is seen. One question to the server for all that ask in a turn of the event loop. */
  private state(): Promise<KeysState> {
    return (this.looking ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        // Whoever asks from here on might know of a commit that this look does not see.
        this.looking = undefined;
        this.look().then(resolve, reject);
      });
    }));
  }

  private async look(): Promise<KeysState> {
    const { reader, seen } = this.parts;
    const before = seen.known;
    const [state] = await reader.query<KeysState>(READ.state);
    return seen.saw(state, before);
  }

  private idsOf(name: KeyName): readonly string[] {
    return Array.from({ length: this.losses + 1 }, (_, loss) => keyIdAfter(loss, name));
  }

  /** Those of these that are there now. */
  private async found(ids: readonly string[]): Promise<Found> {
    const { seen, reader } = this.parts;
    if (ids.length === 0) return new Map();
    await this.state();
    const known = new Map(ids.flatMap((id) => entryOf(id, seen.find(id))));
    const missing = [...new Set(ids)].filter((id) => !known.has(id));
    if (missing.length === 0) return known;
    const before = seen.known;
    return new Map([...known, ...this.unwrapped(await reader.query<Row>(READ.keys, [missing]), before)]);
  }

  private unwrapped(rows: readonly Row[], before: Counts): Found {
    const { seen } = this.parts;
    const { destroyed } = seen.saw(rows[0], before);
    return new Map(
      rows.flatMap(({ key, wrapped }) =>
        key === null || wrapped === null ? [] : [[key, seen.unwrap(key, wrapped, destroyed)] as const],
      ),
    );
  }

  /** One that was made before a loss, and is there, goes on. */
  private latestOf(names: readonly KeyName[], found: Found): Map<string, { id: string; key: KeyObject }> {
    return new Map(
      names.flatMap((name) => {
        const id = this.idsOf(name).findLast((each) => found.has(each));
        const key = id === undefined ? undefined : found.get(id);
        return id === undefined || key === undefined ? [] : [[keyIdOf(name), { id, key }] as const];
      }),
    );
  }

  private async ensuredFor(asked: readonly (readonly KeyName[])[]): Promise<readonly SealingKeys[]> {
    const { writer, seen } = this.parts;
    const all = [...new Map(asked.flat().map((name) => [keyIdOf(name), name])).values()];
    const { keys, made } = await writer.run((client) => this.ensured(client, all));
    seen.made = Math.max(seen.made, made);
    return asked.map((names) => new Map(names.flatMap((name) => entryOf(keyIdOf(name), keys.get(keyIdOf(name))))));
  }

  private async ensured(
    client: pg.Client,
    names: readonly KeyName[],
  ): Promise<Readonly<{ keys: SealingKeys; made: number }>> {
    const ids = names.flatMap((name) => this.idsOf(name));
    const columns = [names.map(({ subject }) => subject), names.map(({ stream }) => stream)];
    const before = this.parts.seen.known;
    const [rows, ended] = await Promise.all([
      client.query<Row>({ ...READ.keys, values: [ids] }),
      client.query<KeyName>({ ...READ.ended, values: columns }),
    ]);
    const keys = this.latestOf(names, this.unwrapped(rows.rows, before));
    const endedNames = new Set(ended.rows.map(keyIdOf));
    const added = names
      .filter((name) => !keys.has(keyIdOf(name)) && !endedNames.has(keyIdOf(name)))
      .map((name) => ({
        id: keyIdAfter(this.losses, name),
        subject: name.subject,
        name: keyIdOf(name),
        key: newKey(),
      }));
    const made = await this.add(client, added);
    for (const { id, name, key } of added) keys.set(name, { id, key });
    return { keys, made };
  }

  /** Returns how many were made by then. */
  private async add(client: pg.Client, added: readonly Added[]): Promise<number> {
    if (added.length === 0) return this.made;
    const wrapped = added.map(({ key }) => wrapKey(this.parts.seen.master, key));
    const columns = [added.map(({ id }) => id), added.map(({ subject }) => subject), wrapped];
    const [, counted] = await Promise.all([
      client.query({ ...WRITE.add, values: columns }),
      client.query<{ made: number }>({ ...WRITE.count, values: [added.filter(isOfSomebody).length] }),
    ]);
    return counted.rows[0]?.made ?? this.made;
  }
}

const entryOf = <T>(id: string, value: T | undefined): readonly (readonly [string, T])[] =>
  value === undefined ? [] : [[id, value]];
