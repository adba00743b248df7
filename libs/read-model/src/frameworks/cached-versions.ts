import type { FrameworkRef } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Views } from '../tables.js';

type Read<T> = (db: Kysely<Views>, framework: FrameworkRef) => Promise<T>;

/** A reader that caches the most recently read published versions, for each connection: a version never changes. */
export const cachedVersions = <T extends object | undefined>(max: number, read: Read<T>): Read<T> => {
  const caches = new WeakMap<Kysely<Views>, LRUCache<string, NonNullable<T>>>();
  return async (db, framework) => {
    const cache = caches.get(db) ?? new LRUCache<string, NonNullable<T>>({ max });
    caches.set(db, cache);
    const key = `${framework.id} ${framework.version.toString()}`;
    const value = cache.get(key) ?? (await read(db, framework));
    cache.set(key, value ?? undefined);
    return value;
  };
};
