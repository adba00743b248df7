import type { KeysUsed } from '../codec/codec.js';
import type { Append, Outcome } from '../stored/append.js';

/** Lists are sent as JSON text, which costs the sending thread a fraction of what cloning objects does. */
export type Text<T> = string & { readonly of?: T };
export type ToWriter = Text<readonly Append[]> | 'close';

/**
 * Outcomes come in the order of the appends. `failed` means that the same number of appends was rolled back, `unknown` that the commit
 * failed and what it wrote may still come back after a crash.
 */
export type FromWriter =
  /** `migrated`: up to which position leaf hashes were added to stored events; `losses`: how often the log went on without its keys. */
  | Readonly<{ opened: true; migrated: number | null; losses: number }>
  | Readonly<{ closed: true }>
  | Readonly<{ notOpened: string }>
  | Readonly<{ outcomes: Text<readonly Outcome[]> }>
  | Readonly<{ failed: string; appends: number }>
  | Readonly<{ unknown: string; appends: number }>
  /** Why the log can't be folded into the file; null once it can again. */
  | Readonly<{ checkpoint: string | null }>
  /** After a failure: whether a small write, tried now and then, has become durable again. */
  | Readonly<{ tried: string | null }>;

export type Setup = Readonly<{
  file: string;
  /** Each is set, and must then have the given value. */
  pragmas: Readonly<Record<string, string | number>>;
  ddl: string;
  /** The keys that are given; null where they are gone with the process. */
  keys: KeysUsed | null;
  /** Goes on without the keys that are not there, and the texts that they sealed. */
  acceptLostKeys: boolean;
  /** Pause between tries of a small write after one that failed, until one succeeds. */
  retryMs: number;
  /** From a commit to the checkpoint of the log. SQLite makes one itself after a thousand pages, and says nothing where it fails. */
  checkpointMs: number;
  /** Counted up after every commit. */
  commits: SharedArrayBuffer;
}>;

/** Messages of the checking thread: how far it is, in positions, and what it found. */
export type FromChecker =
  | Readonly<{ checked: number; of: number }>
  | Readonly<{ sound: true }>
  /** Of the texts of one event; the check goes on. */
  | Readonly<{ texts: string }>
  | Readonly<{ problem: string }>;
