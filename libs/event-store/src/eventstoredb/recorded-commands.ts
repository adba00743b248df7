import type { Place } from '../stored/append.js';
import type { StoredCommand } from '../stored/command-row.js';
import type { KeptRecord } from '../codec/kept-record.js';
import { commandRow } from '../stored/decide.js';
import { idNamed, NO_STREAM, note, textOf } from './messages.js';
import type { Names } from './names.js';
import type { ServerLog } from './server-log.js';

type Written = Readonly<{ key: string; request: string; receipt: string; checksum: string }>;

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
    if (found === undefined) return undefined;
    const { checksum, ...row } = JSON.parse(textOf(found.data)) as Written;
    return { ...row, checksum: Buffer.from(checksum, 'base64url') };
  }

  /** The first stays: what was written before is as it was. */
  async write(record: KeptRecord, place: Place): Promise<void> {
    const { checksum, ...row } = commandRow(record, place);
    const written: Written = { ...row, checksum: checksum.toString('base64url') };
    const event = note(idNamed(`${record.key} ${record.request}`), 'CommandRecorded', written);
    await this.log.append(this.names.record(record.key), NO_STREAM, [event]);
  }
}
