import { setTimeout as sleep } from 'node:timers/promises';

/** Gets the next of something while the last one is in use, and never more than that. */
export class Ahead<T> {
  private next: Promise<IteratorResult<T, undefined>>;
  private isReady = false;

  constructor(private readonly source: AsyncGenerator<T, undefined>) {
    this.next = this.get();
  }

  /** Starts on the one after that which was taken. A source does much of its work before it first waits: use what was taken first. */
  goOn(): void {
    this.next = this.get();
  }

  /** Whether the next one, or the end, comes before something else does, however that ends. */
  async isReadyBefore(other: Promise<unknown>): Promise<boolean> {
    if (this.isReady) return true;
    const ready = this.next.then(
      () => true,
      () => true,
    );
    const late = other.then(
      () => false,
      () => false,
    );
    return Promise.race([ready, late]);
  }

  /** The same within so many milliseconds; where they are without end nobody has to know. */
  async isReadyWithin(ms: number): Promise<boolean> {
    if (this.isReady || ms === Number.POSITIVE_INFINITY) return true;
    const stop = new AbortController();
    try {
      return await this.isReadyBefore(sleep(Math.max(0, ms), undefined, { signal: stop.signal }));
    } finally {
      stop.abort();
    }
  }

  /** Undefined at the end. Throws what the source throws. See `goOn`. */
  async take(): Promise<T | undefined> {
    const { done, value } = await this.next;
    return done === true ? undefined : value;
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
