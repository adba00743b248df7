import { LRUCache } from 'lru-cache';

type Window = { count: number; readonly until: number };

const MINUTE_MS = 60_000;

export type MinuteCountsOptions = Readonly<{
  /** Names that are counted at a time; beyond that, the least recently used one is dropped. */
  capacity?: number;
  /** Milliseconds that never go back: limits would last as long as the clock of the machine was set back. */
  clock?: () => number;
}>;

/** Counts by name, at most `max` a minute; each minute begins with the first count after the last one has ended. */
export class MinuteCounts {
  private readonly windows: LRUCache<string, Window>;
  private readonly clock: () => number;

  constructor(
    readonly max: number,
    { capacity = 20_000, clock = () => performance.now() }: MinuteCountsOptions = {},
  ) {
    this.windows = new LRUCache({ max: capacity });
    this.clock = clock;
  }

  /** Counts, if that is within the limit, until `giveBack`. */
  reserve(name: string): boolean {
    const window = this.windowOf(name);
    if (window.count >= this.max) return false;
    window.count += 1;
    return true;
  }

  /** Takes back one count of this minute. */
  giveBack(name: string): void {
    const window = this.windowOf(name);
    window.count = Math.max(0, window.count - 1);
  }

  /** Whole seconds until the name may send again; 0 if this request is within the limit. */
  count(name: string): number {
    const window = this.windowOf(name);
    window.count += 1;
    return window.count > this.max ? Math.max(1, Math.ceil((window.until - this.clock()) / 1_000)) : 0;
  }

  private windowOf(name: string): Window {
    const now = this.clock();
    const before = this.windows.get(name);
    const window = before && before.until > now ? before : { count: 0, until: now + MINUTE_MS };
    this.windows.set(name, window);
    return window;
  }
}
