import type { RebuildProgress } from './rebuild.js';

type OnProgress = (progress: RebuildProgress) => void;
type Waiting = { views: Set<string>; listeners: OnProgress[]; done: Promise<void> };
export type Work = (views: ReadonlySet<string>, onProgress: OnProgress) => Promise<void>;

/**
 * One rebuild at a time, and at most one more that waits: requests during a run join the next, which builds every view
 * that was requested once. So many requests never cause more than that.
 */
export class RebuildQueue {
  readonly #work: Work;
  #last: Promise<void> = Promise.resolve();
  #waiting: Waiting | undefined;

  constructor(work: Work) {
    this.#work = work;
  }

  enqueue(views: readonly string[], onProgress?: OnProgress): Promise<void> {
    const waiting = (this.#waiting ??= this.#next());
    for (const view of views) waiting.views.add(view);
    if (onProgress) waiting.listeners.push(onProgress);
    return waiting.done;
  }

  /** When nothing runs or waits any more, however it ended. */
  async idle(): Promise<void> {
    await this.#last.catch(() => undefined);
  }

  #next(): Waiting {
    const views = new Set<string>();
    const listeners: OnProgress[] = [];
    const done = this.idle().then(() => {
      this.#waiting = undefined;
      return this.#work(views, (progress) => {
        for (const tell of listeners) tell(progress);
      });
    });
    this.#last = done;
    return { views, listeners, done };
  }
}
