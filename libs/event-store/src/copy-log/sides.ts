import type { KeysUsed } from '../codec/codec.js';
import type { Stored } from '../codec/rows.js';
import type { StoredCommand } from '../stored/command-row.js';

/** A log is not copied: the message says why, and what would help. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

export type Loss = Readonly<{ loss: number; acceptedAt: string; lastPosition: number }>;
/** What a log notes of the keys that its texts are sealed with. */
export type KeysNoted = Readonly<{ used: KeysUsed | null; losses: readonly Loss[] }>;

/** An event of which something lies apart in parts, since it was too large for an append of the server: so many bytes, in so many parts. */
export type SplitEvent = Readonly<{ stream: string; revision: number; size: number; parts: number }>;

/** A log that nobody writes to meanwhile. */
export interface LogSource {
  /** Without a password. */
  readonly name: string;
  /** The position of the last event. */
  head(): Promise<number>;
  /** At most so many events after a position, in order. */
  after(position: number, limit: number): Promise<readonly Stored[]>;
  /** At most so many records of commands behind a key, in the order of their keys. */
  commandsBehind(key: string, limit: number): Promise<readonly StoredCommand[]>;
  keysNoted(): Promise<KeysNoted>;
  /** Of the events that were read; undefined where none is ever split. */
  readonly split?: readonly SplitEvent[];
  /** @throws CopyRefused where a log in another kind of store could not hold what this one does */
  ensureKeysDiffer?(): Promise<void>;
  close(): Promise<void>;
}

/** A log that is copied into. No server opens it before it is finished; cut short before that, the next copy goes on where this one was. */
export interface LogTarget extends LogSource {
  /** With the events that follow those that it has: all of them or, where this is cut short, none. */
  append(events: readonly Stored[]): Promise<void>;
  /** Some of which it may have. */
  addCommands(commands: readonly StoredCommand[]): Promise<void>;
  noteKeys(noted: KeysNoted): Promise<void>;
  finish(): Promise<void>;
}
