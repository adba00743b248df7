import type { KeyObject } from 'node:crypto';
import { KeysUnavailable } from '@plumbline/event-log';
import { KeyNotUnwrapped, masterKeyId, newKey, unwrapKey } from '@plumbline/sealing';
import { LRUCache } from 'lru-cache';
import { ensureVersion } from '../migrate.js';
import { KEYS, type KeysState } from './schema.js';

/** A key is some 100 bytes. */
const MOST_CACHED = 20_000;

export type Counts = Readonly<{ made: number; destroyed: number }>;

const others = (why: string): KeysUnavailable =>
  new KeysUnavailable(`Texts about people cannot be opened or sealed: the keys in PostgreSQL ${why}.`);

/** What this process has seen of the keys in a database, and those that it has unwrapped, until any is destroyed. */
export class KeysSeen {
  readonly id: string;
  made: number;
  destroyed: number;
  private readonly masterId: string;
  private readonly unwrapped = new LRUCache<string, KeyObject>({ max: MOST_CACHED });

  constructor(
    readonly master: KeyObject,
    { id, made, destroyed }: KeysState,
  ) {
    this.masterId = masterKeyId(master);
    this.id = id;
    this.made = made;
    this.destroyed = destroyed;
  }

  /** What is known before a question is sent. */
  get known(): Counts {
    return { made: this.made, destroyed: this.destroyed };
  }

  /** `before`: what was known when it was asked for. A connection may lead to other keys than the one before did. @throws KeysUnavailable */
  saw(state: KeysState | undefined, before: Counts): KeysState {
    if (state?.id !== this.id) throw others('are no longer those that this process was started with: start it again');
    ensureVersion(state.version, KEYS);
    if (state.master !== this.masterId)
      throw others('are wrapped by another master key now: give this process that one, and start it again');
    if (state.made < before.made || state.destroyed < before.destroyed)
      throw others('are an older copy than they were before: put the newest back, and start again');
    this.made = Math.max(this.made, state.made);
    this.heard(state.destroyed);
    return state;
  }

  heard(destroyed: number): void {
    if (destroyed <= this.destroyed) return;
    this.unwrapped.clear();
    this.destroyed = destroyed;
  }

  find(id: string): KeyObject | undefined {
    return this.unwrapped.get(id);
  }

  /** `asOf`: how often keys had been destroyed when it was read. */
  unwrap(id: string, wrapped: Buffer, asOf: number): KeyObject {
    const key = this.unwrappedOrUnfit(wrapped);
    if (asOf === this.destroyed) this.unwrapped.set(id, key);
    return key;
  }

  clear(): void {
    this.unwrapped.clear();
  }

  /** A damaged key is not one that was destroyed: in its place comes one that opens nothing, so that its boxes are told and no others. */
  private unwrappedOrUnfit(wrapped: Buffer): KeyObject {
    try {
      return unwrapKey(this.master, wrapped);
    } catch (error) {
      if (error instanceof KeyNotUnwrapped) return newKey();
      throw error;
    }
  }
}
