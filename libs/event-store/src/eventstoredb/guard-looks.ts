import type { GuardLook } from './guard-look.js';

const EVERY_MS = 60 * 60_000;
/** After one that could not be done. */
const AGAIN_MS = 60_000;

/** Looks soon after the start, and every hour: another process may end and not come back. */
export class GuardLooks {
  private timer: NodeJS.Timeout | undefined;
  private isOver = false;

  constructor(private readonly look: Pick<GuardLook, 'look'>) {}

  start(afterMs: number): void {
    if (this.isOver) return;
    this.timer = setTimeout(() => {
      this.look.look().then(
        () => {
          this.start(EVERY_MS);
        },
        () => {
          this.start(AGAIN_MS);
        },
      );
    }, afterMs).unref();
  }

  end(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }
}
