import { markImmutable } from '@plumbline/responses';
import { type Changes, changesBehind, type ReadAt, weightOf } from '@plumbline/view-store';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Views } from './tables.js';

type TableName = keyof Views;
/** A table, the rows of a table whose key begins with a value, or all rows about a nomination. */
export type Source = TableName | `${TableName} ${string}` | `nominationId ${string}`;

type Read<Args extends readonly unknown[], T> = (db: Kysely<Views>, ...args: Args) => Promise<T>;
type Caching<Args extends readonly unknown[]> = Readonly<{
  /** About how much memory the answers may take; their serialized text takes as much again. */
  megabytes: number;
  /** Everything that the answer depends on, besides rows. */
  key: (...args: Args) => string;
  /** Every row that the answer is made of. */
  sources: (...args: Args) => readonly Source[];
}>;
type Cached<Args extends readonly unknown[], T> = Read<Args, T> &
  Pick<Caching<Args>, 'sources'> &
  Readonly<{ /** Drops the answers, also those that are being read now. */ forget: (db: Kysely<Views>) => void }>;
type Entry<T> = Readonly<{ value: T; at: ReadAt }>;

const MEGABYTE = 1024 * 1024;

/**
 * A reader that answers from memory as long as no row that the answer was made of has changed, whichever process changed it.
 * It returns the same object each time, so nobody may change that. Undefined is never cached.
 */
export const cachedWhileUnchanged = <Args extends readonly unknown[], T extends object | undefined>(
  read: Read<Args, T>,
  { megabytes, key: keyOf, sources }: Caching<Args>,
): Cached<Args, T> => {
  const caches = new WeakMap<Changes, LRUCache<string, Entry<NonNullable<T>>>>();
  const cacheFor = (changes: Changes) => {
    const existing = caches.get(changes);
    if (existing) return existing;
    const cache = new LRUCache<string, Entry<NonNullable<T>>>({ maxSize: megabytes * MEGABYTE });
    caches.set(changes, cache);
    return cache;
  };
  const readCached: Read<Args, T> = async (db, ...args) => {
    const changes = changesBehind(db);
    if (changes === undefined) return read(db, ...args);
    const [cache, key] = [cacheFor(changes), keyOf(...args)];
    const cached = cache.get(key);
    if (cached && changes.isCurrent(cached.at, sources(...args))) return cached.value;
    const at = changes.now();
    const value = await read(db, ...args);
    if (value !== undefined)
      cache.set(key, { value: markImmutable(value), at }, { size: weightOf(value) + key.length });
    return value;
  };
  const forget = (db: Kysely<Views>): void => {
    const changes = changesBehind(db);
    if (changes !== undefined) caches.delete(changes);
  };
  return Object.assign(readCached, { sources, forget });
};

/** Of one nomination, with the names and titles beside it. */
export const ofNomination = (nominationId: string): readonly Source[] => [
  `nominationId ${nominationId}`,
  'cycle',
  'person',
];
