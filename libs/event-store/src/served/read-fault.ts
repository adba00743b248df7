import { StoreUnreadable } from '@plumbline/event-log';

/** Health is asked by anybody, as often as they like. */
const TRY_AGAIN_MS = 250;

/** What was found not to be as it was written. The read that failed is done again from time to time: whether it still fails is what health says. */
export class ReadFault {
  private fault: Readonly<{ detail: string; read: () => Promise<unknown> }> | undefined;
  private triedAt = 0;

  constructor(private readonly onDamage: ((problem: string) => void) | undefined) {}

  get detail(): string | undefined {
    if (this.fault !== undefined && performance.now() - this.triedAt > TRY_AGAIN_MS) void this.again(this.fault.read);
    return this.fault?.detail;
  }

  /** Passes on what it reads, or how that failed. */
  async watch<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof StoreUnreadable) this.failed(error, read);
      throw error;
    }
  }

  private async again(read: () => Promise<unknown>): Promise<void> {
    this.triedAt = performance.now();
    try {
      await this.watch(read);
      this.fault = undefined;
    } catch {
      // The fault stays.
    }
  }

  private failed({ message: detail, cause }: StoreUnreadable, read: () => Promise<unknown>): void {
    if (this.fault?.detail !== detail) this.onDamage?.(cause instanceof Error ? `${detail}: ${cause.message}` : detail);
    this.fault = { detail, read };
    this.triedAt = performance.now();
  }
}
