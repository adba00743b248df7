import { setTimeout as sleep } from 'node:timers/promises';

/** Gets the next of something while the last one is in use, and never more than that. */
export class Ahead<T> {
  private next: Promise<IteratorResult<T, undefined>>;
  private isReady = false;

  constructor(private readonly source: AsyncGenerator<T, undefined>) {
    this.next = this.get();
  }

  /** Whether the next one, or the end, comes within so many milliseconds; where they are without end nobody has to know. */
  async isReadyWithin(ms: number): Promise<boolean> {
    if (this.isReady || ms === Number.POSITIVE_INFINITY) return true;
    if (ms <= 0) return false;
    const stop = new AbortController();
    const late = sleep(ms, false, { signal: stop.signal }).catch(() => false);
    const ready = this.next.then(
      () => true,
      () => true,
    );
    try {
      return await Promise.race([ready, late]);
    } finally {
      stop.abort();
    }
  }

  /** Undefined at the end. Throws what the source throws. */
  async take(): Promise<T | undefined> {
    const { done, value } = await this.next;
    if (done === true) return undefined;
    this.next = this.get();
    return value;
  }

  /** Resolves once the source has ended, which has to be told to before. */
  async end(): Promise<void> {
    await this.next.catch(() => undefined);
    await this.source.return(undefined);
  }

  private get(): Promise<IteratorResult<T, undefined>> {
    this.isReady = false;
    const next = this.source.next();
    // Whoever takes it is told of what failed.
    next.then(
      () => (this.isReady = true),
      () => undefined,
    );
    return next;
  }
}
