import { type AppendReceipt, isTextEnding } from '@plumbline/event-log';
import type { Stored } from '../codec/rows.js';
import { recordIn } from '../stored/answer.js';
import type { StoredCommand } from '../stored/command-row.js';
import { type LogEnd, type LogRow, type StreamRow, wholeEnd, wholeSlice, wholeStream } from '../stored/whole.js';
import type { ServedLog } from '../served/served-event-store.js';
import type { CheckedEnds } from './checked-ends.js';
import { canHold } from './can-hold.js';
import type { Reader } from './reader.js';
import { READ } from './statements.js';

/** The queries of a store. Each is one statement, so it sees one committed state. */
export class StoredLog implements ServedLog {
  constructor(
    private readonly reader: Pick<Reader, 'query'>,
    private readonly ends: CheckedEnds,
  ) {}

  async newerIn(stream: string, from: bigint): Promise<readonly Stored[]> {
    return (await this.ends.isBeyond(stream, Number(from))) ? [] : this.ofStream(stream, from);
  }

  async ofStream(stream: string, from: bigint): Promise<readonly Stored[]> {
    if (!canHold(stream)) return [];
    const first = Number(from);
    const rows = await this.reader.query<StreamRow & { logEnd: number }>(READ.stream, [stream, first]);
    const events = wholeStream(rows, stream, first);
    this.ends.found(stream, rows[0]?.end ?? null, rows[0]?.logEnd ?? 0);
    return events;
  }

  async after(position: number, limit: number, boxes: 'with' | 'without'): Promise<readonly Stored[]> {
    return wholeSlice(await this.reader.query<LogRow>(READ.slice[boxes], [position, limit]), position, limit);
  }

  at(positions: readonly number[]): Promise<readonly Stored[]> {
    return this.reader.query<Stored>(READ.at, [positions]);
  }

  async lastPosition(): Promise<number> {
    return wholeEnd((await this.reader.query<LogEnd>(READ.last))[0]);
  }

  /** Positions are without gaps. */
  async remaining(after: number): Promise<number> {
    return Math.max(0, (await this.lastPosition()) - after);
  }

  streamsWith(type: string): Promise<readonly string[]> {
    return this.streams(isTextEnding(type) ? READ.endedBy : READ.streamsWith, type);
  }

  streamsLike(stream: string): Promise<readonly string[]> {
    return this.streams(READ.streamsLike, stream.toLowerCase());
  }

  async record(key: string): Promise<Readonly<{ request: string; receipt: AppendReceipt }> | undefined> {
    if (!canHold(key)) return undefined;
    const [found] = await this.reader.query<StoredCommand>(READ.record, [key]);
    return found && recordIn(found);
  }

  private async streams(statement: (typeof READ)['streamsLike'], value: string): Promise<readonly string[]> {
    if (!canHold(value)) return [];
    return (await this.reader.query<{ stream: string }>(statement, [value])).map(({ stream }) => stream);
  }
}
