import type { Checkpoint, Seat } from './seat.port.js';

/** While there is more to send, the checkpoint moves no more often than this: what is acknowledged in between is sent again after a failure. */
const REST_MS = 100;

/** Moves the checkpoint now and then, since each move costs a write to disk. */
export class Moving {
  private pending: Checkpoint | undefined;
  private movedAt = Number.NEGATIVE_INFINITY;
  private heardAt = performance.now();

  constructor(private readonly seat: Seat) {}

  /** For how long it need not be moved: for ever where it stands at all that was sent. */
  get restsMs(): number {
    return this.pending === undefined ? Number.POSITIVE_INFINITY : this.movedAt + REST_MS - performance.now();
  }

  /** All up to there is acknowledged. */
  to(checkpoint: Checkpoint): void {
    this.pending = checkpoint;
  }

  /** Throws what the seat throws. */
  async move(): Promise<void> {
    if (this.pending === undefined) return;
    await this.seat.move(this.pending);
    this.pending = undefined;
    this.movedAt = this.heardAt = performance.now();
  }

  /** Asks the seat whether it is still there, where nothing was heard of it for a while. Throws what the seat throws. */
  async confirm(): Promise<void> {
    if (performance.now() - this.heardAt <= REST_MS) return;
    await this.seat.confirm();
    this.heardAt = performance.now();
  }
}
