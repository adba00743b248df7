import type { Place } from '../stored/append.js';
import type { StoredCommand } from '../stored/command-row.js';
import type { KeptRecord } from '../codec/kept-record.js';
import { commandRow } from '../stored/decide.js';
import { type Given, idNamed, NO_STREAM, note, textOf } from './messages.js';
import type { Names } from './names.js';
import type { ServerLog } from './server-log.js';

type Written = Readonly<{ key: string; request: string; receipt: string; checksum: string }>;

const PAGE = 500;

const rowIn = ({ data }: Given): StoredCommand => {
  const { checksum, ...row } = JSON.parse(textOf(data)) as Written;
  return { ...row, checksum: Buffer.from(checksum, 'base64url') };
};

/**
 * Records of commands by their keys, each in a stream of its own, which is written after the events of its command. Those hold the record, too; so
 * one that is missing here after a crash is found in the stream that the command was addressed to, and there alone.
 */
export class RecordedCommands {
  constructor(
    private readonly log: ServerLog,
    private readonly names: Names,
  ) {}

  async find(key: string): Promise<StoredCommand | undefined> {
    const found = await this.log.lastOf(this.names.record(key));
    return found && rowIn(found);
  }

  /** In the order in which they were written. */
  async *all(): AsyncGenerator<readonly StoredCommand[], void> {
    for (let from: number | 'start' = 'start'; ;) {
      const page: readonly Given[] = await this.log.all(from, PAGE + 1, { streams: this.names.record('') });
      yield page.slice(0, PAGE).map(rowIn);
      const next = page[PAGE];
      if (next === undefined) return;
      from = next.position;
    }
  }

  async any(): Promise<boolean> {
    return (await this.log.all('start', 1, { streams: this.names.record('') })).length > 0;
  }

  /** The first stays: what was written before is as it was. */
  async write(record: KeptRecord, place: Place): Promise<void> {
    await this.put(commandRow(record, place));
  }

  async put({ checksum, ...row }: StoredCommand): Promise<void> {
    const written: Written = { ...row, checksum: checksum.toString('base64url') };
    const event = note(idNamed(`${row.key} ${row.request}`), 'CommandRecorded', written);
    await this.log.append(this.names.record(row.key), NO_STREAM, [event]);
  }
}
