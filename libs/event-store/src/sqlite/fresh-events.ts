import type { Encoded, Stored } from '../codec/rows.js';
import { boxesSum, leafHash } from '../codec/leaf.js';
import type { Append, Outcome } from './protocol.js';

/** Enough for a reader that follows, which is hardly ever this far behind. */
const MOST = 512;

/** Sums are made where somebody asks for them: these events come from memory, where nothing damages them. */
const stored = (event: Encoded, place: Pick<Stored, 'stream' | 'revision' | 'position'>): Stored => {
  const leaf = { ...event, ...place };
  return {
    ...leaf,
    get leafHash() {
      return leafHash(leaf);
    },
    get boxesSum() {
      return boxesSum(leaf.boxes);
    },
  };
};

const storedOf = ({ stream, events }: Append, outcome: Outcome): readonly Stored[] => {
  if (outcome.is !== 'done' || outcome.repeated || outcome.position === null || outcome.revision === null) return [];
  const [revision, position] = [outcome.revision - events.length + 1, outcome.position - events.length + 1];
  return events.map((event, at) => stored(event, { stream, revision: revision + at, position: position + at }));
};

/** The last committed events, for readers that follow: they need not be read from the file that they have just been written to. */
export class FreshEvents {
  private events: Stored[] = [];

  committed(outcomes: readonly Outcome[], appends: readonly Append[]): void {
    for (const [at, outcome] of outcomes.entries()) {
      const append = appends[at];
      if (append !== undefined) this.add(storedOf(append, outcome));
    }
    if (this.events.length > 2 * MOST) this.events = this.events.slice(-MOST);
  }

  /** At most `limit` events after a position; undefined where they have to be read. */
  after(position: number, limit: number): readonly Stored[] | undefined {
    const first = this.events[0]?.position;
    if (first === undefined || first > position + 1) return undefined;
    const from = position + 1 - first;
    return this.events.slice(from, from + limit);
  }

  forget(): void {
    this.events = [];
  }

  private add(events: readonly Stored[]): void {
    const [first] = events;
    const last = this.events.at(-1);
    if (first !== undefined && last !== undefined && first.position !== last.position + 1) this.forget();
    this.events.push(...events);
  }
}
