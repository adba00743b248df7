import { LRUCache } from 'lru-cache';

type Window = { count: number; readonly until: number };

const MINUTE_MS = 60_000;

export type MinuteCountsOptions = Readonly<{
  /** Names that are counted at a time; beyond that, the least recently used one is dropped. */
  capacity?: number;
  clock?: () => number;
}>;

/** Counts by name, at most `max` a minute; each minute begins with the first count after the last one has ended. */
export class MinuteCounts {
  private readonly windows: LRUCache<string, Window>;
  private readonly clock: () => number;

  constructor(
    readonly max: number,
    { capacity = 20_000, clock = Date.now }: MinuteCountsOptions = {},
  ) {
    this.windows = new LRUCache({ max: capacity });
    this.clock = clock;
  }

  /** Whole seconds until the name may send again; 0 if this request is within the limit. */
  count(name: string): number {
    const now = this.clock();
    const before = this.windows.get(name);
    const window = before && before.until > now ? before : { count: 0, until: now + MINUTE_MS };
    window.count += 1;
    this.windows.set(name, window);
    return window.count > this.max ? Math.max(1, Math.ceil((window.until - now) / 1_000)) : 0;
  }
}
