import type { Arrivals } from './subscribe.js';

/** Wakes the subscriptions of this process when one of its commits is done. */
export class Commits implements Arrivals {
  private count = 0;
  private isClosed = false;
  private readonly sleepers = new Set<() => void>();

  get closed(): boolean {
    return this.isClosed;
  }

  mark(): number {
    return this.count;
  }

  happened(): void {
    this.count += 1;
    const woken = [...this.sleepers];
    this.sleepers.clear();
    for (const wake of woken) wake();
  }

  close(): void {
    this.isClosed = true;
    this.happened();
  }

  after(mark: number, signal: AbortSignal): Promise<void> {
    if (this.count > mark || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.sleepers.delete(wake);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.sleepers.add(wake);
    });
  }
}
