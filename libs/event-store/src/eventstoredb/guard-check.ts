import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '@plumbline/domain';
import { toPosition } from '../position.js';
import type { LogReach } from '../served/reach.js';
import type { Append } from '../stored/append.js';
import type { KnownStreams } from './known-streams.js';
import { NO_STREAM } from './messages.js';
import { COUNTED, type Names } from './names.js';
import type { ServerLog } from './server-log.js';

/** What was appended at `position` rests on the guarded stream as it was before its event at `moved`; null where that could not be looked at. */
export type BrokenGuard = Readonly<{ stream: string; position: Position; guard: string; moved: Position | null }>;

/** How often guards are looked at where nobody answers. */
const TRIES = 5;
const AGAIN_MS = 2_000;

type Parts = Readonly<{
  log: ServerLog;
  names: Names;
  known: KnownStreams;
  reach: LogReach;
  /** Told of what went in behind a change that it did not see: the locks of one of the two had been lost. */
  onBrokenGuard: (broken: BrokenGuard) => void;
}>;

/** Whether what an append was decided on held until it was done: locks can be lost on the way. */
export class GuardCheck {
  constructor(private readonly of: Parts) {}

  /** Nobody knows whether it is done: it may turn up. */
  async checkLater(append: Append): Promise<void> {
    const { known, reach } = this.of;
    const [first] = append.events;
    if (first === undefined || append.guards.length === 0) return;
    await sleep(reach.deadlineMs, undefined, { ref: false });
    const stream = await known.current(append.stream).catch(() => undefined);
    const position = stream?.held[stream.revisionOf(first.id) ?? -1]?.position;
    if (position !== undefined) await this.check(append, position);
  }

  /** A process that has lost its session has no lock any more when it goes on. */
  async check({ stream, guards, events }: Append, position: number | null): Promise<void> {
    if (events.length === 0 || position === null) return;
    for (const guard of guards) {
      const moved = await this.movedBehind(guard);
      if (moved === undefined || (moved !== null && moved >= position)) continue;
      const at = { stream, position: toPosition(position, COUNTED), guard: guard.stream };
      this.of.onBrokenGuard({ ...at, moved: moved === null ? null : toPosition(moved, COUNTED) });
    }
  }

  /** The position of what came after a guarded revision; undefined for nothing, null where nobody answers. */
  private async movedBehind({ stream, revision }: Append['guards'][number]): Promise<number | null | undefined> {
    const { log, names } = this.of;
    for (let tries = 0; tries < TRIES; tries += 1)
      try {
        return (await log.eventAt(names.of(stream), (revision ?? NO_STREAM) + 1))?.position;
      } catch {
        await sleep(AGAIN_MS, undefined, { ref: false });
      }
    return null;
  }
}
