import { setTimeout as sleep } from 'node:timers/promises';
import type { LogReach } from '../served/reach.js';
import type { Append, Place } from '../stored/append.js';
import type { KnownStreams } from './known-streams.js';
import { NO_STREAM } from './messages.js';
import type { Names } from './names.js';
import type { ServerLog } from './server-log.js';

/** An event by its id, with its place in its stream. */
export type EventAt = Readonly<{ id: string; type: string; revision: number }>;
/**
 * The append that `event` begins rests on the guarded stream as it was at `guard.revision`, before its event `moved`; null where that could not
 * be looked at. The same may be told of again, after a restart and by other processes.
 */
export type BrokenGuard = Readonly<{
  stream: string;
  event: EventAt;
  guard: Readonly<{ stream: string; revision: number | null }>;
  moved: EventAt | null;
}>;

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

type Placed = Pick<Place, 'revision' | 'position'>;

export const eventAt = ({ id, type, revision }: EventAt): EventAt => ({ id, type, revision });

/** Whether what an append was decided on held until it was done: locks can be lost on the way. */
export class GuardCheck {
  constructor(private readonly of: Parts) {}

  /** Nobody knows whether it is done: it may turn up. */
  async checkLater(append: Append): Promise<void> {
    const { known, reach } = this.of;
    const last = append.events.at(-1);
    if (last === undefined || append.guards.length === 0) return;
    await sleep(reach.deadlineMs, undefined, { ref: false });
    const place = (await known.current(append.stream).catch(() => undefined))?.placeOf(last.id);
    if (place !== undefined) await this.check(append, place);
  }

  /** A process that has lost its session has no lock any more when it goes on. `last`: where the last event of the append is. */
  async check({ stream, guards, events }: Append, { revision, position }: Placed): Promise<void> {
    const [first] = events;
    if (first === undefined || position === null || revision === null) return;
    const event = { id: first.id, type: first.type, revision: revision - events.length + 1 };
    for (const guard of guards) {
      const moved = await this.movedBehind(guard, position);
      if (moved !== undefined) this.of.onBrokenGuard({ stream, event, guard, moved });
    }
  }

  /** What came after a guarded revision and before a position; undefined for nothing, null where nobody answers. */
  private async movedBehind(
    { stream, revision }: Append['guards'][number],
    position: number,
  ): Promise<EventAt | undefined | null> {
    const { log, names } = this.of;
    for (let tries = 0; tries < TRIES; tries += 1)
      try {
        const next = await log.eventAt(names.of(stream), (revision ?? NO_STREAM) + 1);
        return next === undefined || next.position >= position ? undefined : eventAt(next);
      } catch {
        await sleep(AGAIN_MS, undefined, { ref: false });
      }
    return null;
  }
}
