import { ChecksExhausted } from '@plumbline/access';

type Waiting = Readonly<{ go: () => void; refuse: (reason: Error) => void }>;
type Line = { readonly waiting: Waiting[]; readonly timer: NodeJS.Timeout };

const EVERY_MS = 50;
/** A check takes some 0.1 ms, so that one address takes at most a fiftieth of a processor. */
const AT_A_TIME = 10;
const MOST = 1_000;

/**
 * Lets unknown signatures of one address wait for their check, 200 a second. Who is next is drawn by lot: whoever fills the line with
 * forged tokens only makes it longer, and does not stand before everybody else.
 */
export class SignatureTurns {
  private readonly lines = new Map<string, Line>();

  /** Throws `ChecksExhausted` for one of those who wait, by lot, when they are a thousand. */
  wait(address: string): Promise<void> {
    return new Promise((go, refuse) => {
      const { waiting } = this.lineOf(address);
      if (waiting.length >= MOST)
        drawn(waiting)?.refuse(new ChecksExhausted('Too many unknown tokens of this address wait.'));
      waiting.push({ go, refuse });
    });
  }

  private lineOf(address: string): Line {
    const line = this.lines.get(address) ?? {
      waiting: [],
      timer: setInterval(() => {
        this.admit(address);
      }, EVERY_MS).unref(),
    };
    this.lines.set(address, line);
    return line;
  }

  private admit(address: string): void {
    const { waiting, timer } = this.lineOf(address);
    for (let count = 0; count < AT_A_TIME; count += 1) drawn(waiting)?.go();
    if (waiting.length > 0) return;
    clearInterval(timer);
    this.lines.delete(address);
  }
}

/** Takes one out, each as likely as any other. */
const drawn = (waiting: Waiting[]): Waiting | undefined => {
  const at = Math.floor(Math.random() * waiting.length);
  const last = waiting.pop();
  if (last === undefined || at === waiting.length) return last;
  const taken = waiting[at];
  waiting[at] = last;
  return taken;
};
