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

/** `found`: in words; null where no file is there yet, and the first start makes it. `log`: null where there is none yet, and the first start makes it; undefined where it does not say. */
export type LogFound = Readonly<{ found: string | null; log: LogSeen | null | undefined }>;

/** `found`: as of a log. `keys`: null where there are none yet, and the first start makes them. */
export type KeysFound = Readonly<{ found: string | null; keys: KeysUsed | null }>;
