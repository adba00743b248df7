import { setTimeout as sleep } from 'node:timers/promises';
import type { Arrivals } from '../subscribe.js';

const EVERY_MS = 25;

/** Notices the commits of another process by polling a number that every commit changes. */
export class PolledArrivals implements Arrivals {
  private readonly closing = new AbortController();

  constructor(private readonly dataVersion: () => number) {}

  get closed(): boolean {
    return this.closing.signal.aborted;
  }

  mark(): number {
    return this.dataVersion();
  }

  async after(mark: number, signal: AbortSignal): Promise<void> {
    const until = AbortSignal.any([signal, this.closing.signal]);
    while (!until.aborted && this.dataVersion() === mark)
      // An abort ends the sleep; it is no error here.
      await sleep(EVERY_MS, undefined, { signal: until }).catch(() => undefined);
  }

  close(): void {
    this.closing.abort();
  }
}
