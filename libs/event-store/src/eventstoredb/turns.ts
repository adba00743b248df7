export type Mode = 'shared' | 'exclusive';
export type Wanted = Readonly<{ name: string; mode: Mode }>;

type Waiting = Readonly<{ mode: Mode; start: () => void }>;

/** One name: any number share it, or one has it. In the order asked, so that nobody waits for ever. */
class Turn {
  private sharing = 0;
  private isTaken = false;
  private readonly waiting: Waiting[] = [];

  get isIdle(): boolean {
    return this.sharing === 0 && !this.isTaken && this.waiting.length === 0;
  }

  take(mode: Mode): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ mode, start: resolve });
      this.next();
    });
  }

  leave(mode: Mode): void {
    if (mode === 'shared') this.sharing -= 1;
    else this.isTaken = false;
    this.next();
  }

  private next(): void {
    for (let [first] = this.waiting; first !== undefined && this.isFree(first.mode); [first] = this.waiting) {
      this.waiting.shift();
      if (first.mode === 'shared') this.sharing += 1;
      else this.isTaken = true;
      first.start();
    }
  }

  private isFree(mode: Mode): boolean {
    return !this.isTaken && (mode === 'shared' || this.sharing === 0);
  }
}

/** Turns within this process. Names are taken in their order, so that no two wait for each other. */
export class Turns {
  private readonly turns = new Map<string, Turn>();

  /** Returns what ends the turn. */
  async take(wanted: readonly Wanted[]): Promise<() => void> {
    const inOrder = [...wanted].sort((one, other) => (one.name < other.name ? -1 : 1));
    for (const { name, mode } of inOrder) await this.turnOf(name).take(mode);
    return () => {
      for (const { name, mode } of inOrder) this.leave(name, mode);
    };
  }

  private turnOf(name: string): Turn {
    const turn = this.turns.get(name) ?? new Turn();
    this.turns.set(name, turn);
    return turn;
  }

  private leave(name: string, mode: Mode): void {
    const turn = this.turnOf(name);
    turn.leave(mode);
    if (turn.isIdle) this.turns.delete(name);
  }
}
