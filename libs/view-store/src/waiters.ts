import type { Position } from '@plumbline/domain';

type Waiter = { position: Position; settle: (reached: boolean) => void; fail: (error: Error) => void };

/** Those who wait until the views have handled a position. */
export class Waiters {
  readonly #waiting = new Set<Waiter>();
  #reached: Position | null = null;

  /** `changed` is told when one more waits, and when one less does. */
  constructor(private readonly changed: (by: 1 | -1) => void = () => undefined) {}

  get size(): number {
    return this.#waiting.size;
  }

  /** True as soon as the position is reached, which it may be already; false after `timeoutMs`. */
  add(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.#reached !== null && this.#reached >= position) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const over = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        this.changed(-1);
      };
      const waiter: Waiter = {
        position,
        settle: (reached) => {
          over();
          resolve(reached);
        },
        fail: (error) => {
          over();
          reject(error);
        },
      };
      const timer = setTimeout(() => {
        waiter.settle(false);
      }, timeoutMs);
      this.#waiting.add(waiter);
      this.changed(1);
    });
  }

  /** May be less than before: where views are derived again. */
  reached(position: Position | null): void {
    this.#reached = position;
    if (position === null) return;
    for (const waiter of this.#waiting) if (waiter.position <= position) waiter.settle(true);
  }

  /** Nobody can say how far the views are. */
  fail(error: Error): void {
    for (const waiter of this.#waiting) waiter.fail(error);
  }

  /** Ends all waiting: no further position will be reached. */
  giveUp(): void {
    for (const waiter of this.#waiting) waiter.settle(false);
  }
}
