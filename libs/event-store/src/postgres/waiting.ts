import type { Append, Outcome } from '../stored/append.js';

type Parts = Readonly<{
  append: Append;
  /** When its sender is answered at the latest. */
  until: number;
  resolve: (outcome: Outcome) => void;
  reject: (error: Error) => void;
}>;

/** An append that was submitted and not answered yet. */
export class Waiting {
  isOver = false;
  /** Whether it is to be committed with no other. */
  isAlone = false;
  /** Whether a try that is given up may still be committed. */
  isUnsure = false;
  readonly append: Append;
  readonly until: number;

  constructor(private readonly parts: Parts) {
    this.append = parts.append;
    this.until = parts.until;
  }

  resolve(outcome: Outcome): void {
    this.isOver = true;
    this.parts.resolve(outcome);
  }

  reject(error: Error): void {
    this.isOver = true;
    this.parts.reject(error);
  }
}
