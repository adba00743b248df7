// The writer thread runs this from plain sources too: only types.
import type { KeysUsed } from '../codec/codec.js';
import type { KeptRecord } from '../codec/kept-record.js';
import type { Encoded } from '../codec/rows.js';

/** JSON values only, because an adapter may send it to a thread as text. */
export type Append = Readonly<{
  stream: string;
  expected: number | 'no-stream' | 'any';
  record: KeptRecord | null;
  /** Revisions of other streams that it was decided on; null for none. */
  guards: readonly Readonly<{ stream: string; revision: number | null }>[];
  events: readonly Encoded[];
  /** The keys that they are sealed with; null where these are gone with the process. */
  keys: KeysUsed | null;
}>;

export type Place = Readonly<{ stream: string; revision: number | null; position: number | null; appended: number }>;
export type Outcome =
  | (Place & Readonly<{ is: 'done'; repeated: boolean }>)
  | Readonly<{ is: 'conflict'; actual: number | null }>
  | Readonly<{ is: 'guard-moved'; stream: string; actual: number | null }>
  | Readonly<{ is: 'key-reused' }>
  /** This append alone could not be written, whatever its neighbours did. */
  | Readonly<{ is: 'refused'; detail: string }>
  /** What it would be decided on is not what was written. */
  | Readonly<{ is: 'unreadable'; detail: string }>;
