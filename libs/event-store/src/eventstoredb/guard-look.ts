import { type BrokenGuard, eventAt } from './guard-check.js';
import { type Given, NO_STREAM } from './messages.js';
import type { Names } from './names.js';
import type { ServerLog } from './server-log.js';
import { envelopeIn, type Guards } from './stored-event.js';

/** Of one answer; and of one look, which needs no more than what came since the process that ended had appended. */
const PAGE = 500;
const MOST = 10_000;

type Parts = Readonly<{
  log: Pick<ServerLog, 'all'>;
  names: Names;
  onBrokenGuard: (broken: BrokenGuard) => void;
}>;
/** What a look needs of an event, which may hold much else. */
type Seen = Pick<Given, 'id' | 'type' | 'stream' | 'revision' | 'position'> & Readonly<{ guards: Guards }>;

/** An event that is damaged is told of by whoever reads it. */
const guardsIn = (event: Given): Guards => {
  try {
    return envelopeIn(event).guards ?? [];
  } catch {
    return [];
  }
};
const seen = (event: Given): Seen => {
  const { id, type, stream, revision, position } = event;
  return { id, type, stream, revision, position, guards: guardsIn(event) };
};

const keyOf = (stream: string, revision: number): string => `${stream} ${String(revision)}`;

/**
 * Looks again at what was appended lately: a process can end between an append and its check. What an append was decided on is beside its
 * first event.
 */
export class GuardLook {
  private seenUpTo = 0;

  constructor(private readonly of: Parts) {}

  /** What was seen by the look before is not looked at again. */
  async look(): Promise<void> {
    const lately = await this.lately();
    const at = new Map(lately.map((event) => [keyOf(event.stream, event.revision), event]));
    for (const event of lately) if (event.position > this.seenUpTo) this.tell(event, at);
    this.seenUpTo = lately.at(-1)?.position ?? this.seenUpTo;
  }

  private tell(event: Seen, at: ReadonlyMap<string, Seen>): void {
    const { names, onBrokenGuard } = this.of;
    const stream = names.in(event.stream) ?? event.stream;
    for (const guard of event.guards) {
      const moved = at.get(keyOf(names.of(guard.stream), (guard.revision ?? NO_STREAM) + 1));
      if (moved !== undefined && moved.position < event.position)
        onBrokenGuard({ stream, event: eventAt(event), guard, moved: eventAt(moved) });
    }
  }

  /** The last events, oldest first. */
  private async lately(): Promise<readonly Seen[]> {
    const { log, names } = this.of;
    const found: Seen[] = [];
    let from: 'end' | Readonly<{ before: number }> = 'end';
    // One page more than is new: an event of it may be what changed before one of these.
    let isKnown = false;
    // After the first look, however many they are: what a peer left behind is among them.
    while (found.length < MOST || this.seenUpTo > 0) {
      const page: readonly Given[] = await log.all(from, PAGE, { streams: names.events });
      found.push(...page.map(seen));
      const last = page.at(-1);
      if (page.length < PAGE || last === undefined || isKnown) break;
      isKnown = last.position <= this.seenUpTo;
      from = { before: last.position };
    }
    return found.reverse();
  }
}
