import type { Position } from '@plumbline/domain';
import type { KeysUsed } from './codec/codec.js';

/** What a log says of itself. */
export type LogSeen = Readonly<{
  /** The keys that its texts are sealed with; undefined where none were used. */
  used: KeysUsed | undefined;
  head: Position | null;
  /** The id of the first event. */
  first: string | null;
}>;

/** `found`: in words. `log`: null where there is none yet, and the first start makes it; undefined where it does not say. */
export type LogFound = Readonly<{ found: string; log: LogSeen | null | undefined }>;

/** `keys`: null where there are none yet, and the first start makes them. */
export type KeysFound = Readonly<{ found: string; keys: KeysUsed | null }>;
