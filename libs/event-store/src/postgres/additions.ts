import type { KeysUsed } from '../codec/codec.js';
import type { Stored } from '../codec/rows.js';
import type { StoredCommand } from '../stored/command-row.js';
import type { Head } from '../stored/decide.js';
import { WRITE } from './statements.js';

/** What a batch adds to the tables. */
export type Additions = Readonly<{
  events: readonly Stored[];
  ends: ReadonlyMap<string, Head>;
  records: readonly StoredCommand[];
  keys: KeysUsed | null;
  /** The position of the last event, of the batch or before it. */
  last: number;
}>;

/** In the order of `WRITE.events` and `WRITE.records`. */
const EVENT_COLUMNS = [
  ...(['position', 'id', 'stream', 'revision', 'type', 'version', 'data', 'recordedAt', 'actor'] as const),
  ...(['correlationId', 'causationId', 'command', 'leafFormat', 'leafHash', 'boxes', 'boxesSum'] as const),
] as const;
const RECORD_COLUMNS = ['key', 'request', 'receipt', 'checksum'] as const;
const columnsOf = <Row>(rows: readonly Row[], names: readonly (keyof Row)[]): unknown[] =>
  names.map((name) => rows.map((row) => row[name]));

export type Write = Readonly<{ name: string; text: string; values: unknown[] }>;

/** What writes it, in order. */
export const writesOf = ({ events, ends, records, keys, last }: Additions): readonly Write[] => {
  const writes: Write[] = [];
  if (events.length > 0) {
    const heads = [...ends.values()];
    writes.push({ ...WRITE.events, values: columnsOf(events, EVENT_COLUMNS) });
    writes.push({
      ...WRITE.ends,
      values: [[...ends.keys()], heads.map(({ revision }) => revision), heads.map(({ position }) => position)],
    });
  }
  if (records.length > 0) writes.push({ ...WRITE.records, values: columnsOf(records, RECORD_COLUMNS) });
  if (keys !== null) writes.push({ ...WRITE.keys, values: [keys.keyring, keys.made] });
  if (events.length > 0) writes.push({ ...WRITE.last, values: [last] });
  return writes;
};
