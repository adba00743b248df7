/** All that is asked for in one turn of the event loop is done in one go. */
export class InOneCommit<Ask, Answer> {
  private waiting: Readonly<{
    ask: Ask;
    resolve: (answer: Answer) => void;
    reject: (error: unknown) => void;
  }>[] = [];

  /** `work` answers each in order. */
  constructor(private readonly work: (asked: readonly Ask[]) => Promise<readonly Answer[]>) {}

  do(ask: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => void this.run());
      this.waiting.push({ ask, resolve, reject });
    });
  }

  private async run(): Promise<void> {
    const { waiting } = this;
    this.waiting = [];
    try {
      const answers = await this.work(waiting.map(({ ask }) => ask));
      for (const [at, { resolve }] of waiting.entries()) resolve(answers[at] as Answer);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
