import { ViewsUnavailable } from '@plumbline/view-store';
import { type Answered, type Asked, heard, type Question, type QuestionTypes } from './protocol.js';

type Answer = QuestionTypes[Question]['answer'];
type Pending = Readonly<{ resolve: (answer: Answer) => void; reject: (error: Error) => void }>;

/** What the thread was asked and has not answered. */
export class Questions {
  private readonly pending = new Map<number, Pending>();
  private asked = 0;
  private isOpen = false;

  constructor(
    private readonly stopped: () => Error,
    private readonly post: (asked: Asked) => void,
  ) {}

  /** There is a thread to ask. */
  open(): void {
    this.isOpen = true;
  }

  /** There is none any more: whoever waits for an answer is told. */
  close(): void {
    this.isOpen = false;
    for (const { reject } of this.pending.values()) reject(this.stopped());
    this.pending.clear();
  }

  /** @throws ViewsUnavailable where there is no thread, or no answer in that time */
  ask<Q extends Question>(
    question: Q,
    ask: QuestionTypes[Q]['ask'],
    patienceMs: number,
  ): Promise<QuestionTypes[Q]['answer']> {
    if (!this.isOpen) return Promise.reject(this.stopped());
    this.asked += 1;
    const number = this.asked;
    return new Promise<Answer>((resolve, reject) => {
      const late = setTimeout(() => {
        this.pending.delete(number);
        reject(new ViewsUnavailable('The projections do not answer.', { isDamage: false }));
      }, patienceMs);
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T): void => {
          clearTimeout(late);
          settle(value);
        };
      this.pending.set(number, { resolve: settled(resolve), reject: settled(reject) });
      this.post({ number, question, ask } as Asked);
    });
  }

  answered(message: Answered): void {
    const asked = this.pending.get(message.number);
    this.pending.delete(message.number);
    if ('failed' in message) asked?.reject(heard(message.failed));
    else asked?.resolve(message.answer);
  }
}
