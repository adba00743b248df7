import { neverChanges } from '@plumbline/responses';
import { type Changes, changesBehind, type ReadAt, weightOf } from '@plumbline/view-store';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Views } from './tables.js';

type TableName = keyof Views;
/** A table, the rows of a table whose key begins with a value, or all rows about a nomination. */
export type Source = TableName | `${TableName} ${string}` | `nominationId ${string}`;

type Read<Args extends readonly unknown[], T> = (db: Kysely<Views>, ...args: Args) => Promise<T>;
type Keeping<Args extends readonly unknown[]> = Readonly<{
  /** About how much memory the answers may take; what was written of one takes as much again. */
  megabytes: number;
  /** Everything that the answer depends on, besides rows. */
  key: (...args: Args) => string;
  /** Every row that the answer is made of. */
  sources: (...args: Args) => readonly Source[];
}>;
type Kept<Args extends readonly unknown[], T> = Read<Args, T> & Pick<Keeping<Args>, 'sources'>;
type Entry<T> = Readonly<{ value: T; at: ReadAt }>;

const MEGABYTE = 1024 * 1024;

/**
 * A reader that answers from memory as long as no row that the answer was made of has changed, whichever process changed it.
 * The same object is answered again and again, so nobody may change it. What is not there is looked for each time.
 */
export const keptWhileUnchanged = <Args extends readonly unknown[], T extends object | undefined>(
  read: Read<Args, T>,
  { megabytes, key: keyOf, sources }: Keeping<Args>,
): Kept<Args, T> => {
  const caches = new WeakMap<Changes, LRUCache<string, Entry<NonNullable<T>>>>();
  const cacheFor = (changes: Changes) => {
    const known = caches.get(changes);
    if (known) return known;
    const cache = new LRUCache<string, Entry<NonNullable<T>>>({ maxSize: megabytes * MEGABYTE });
    caches.set(changes, cache);
    return cache;
  };
  const readKept: Read<Args, T> = async (db, ...args) => {
    const changes = changesBehind(db);
    if (changes === undefined) return read(db, ...args);
    const [cache, key] = [cacheFor(changes), keyOf(...args)];
    const kept = cache.get(key);
    if (kept && changes.isCurrent(kept.at, sources(...args))) return kept.value;
    const at = changes.now();
    const value = await read(db, ...args);
    if (value !== undefined) cache.set(key, { value: neverChanges(value), at }, { size: weightOf(value) + key.length });
    return value;
  };
  return Object.assign(readKept, { sources });
};

/** Of one nomination, with the names and titles beside it. */
export const ofNomination = (nominationId: string): readonly Source[] => [
  `nominationId ${nominationId}`,
  'cycle',
  'person',
];
