import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/**
 * What became of mutants, one a line, so that a run that was stopped goes on where it was: a name alone was noticed, one with a fingerprint
 * was noticed by no spec of the tree with that fingerprint.
 */
export class Verdicts {
  readonly #noticed = new Set<string>();
  readonly #survived = new Set<string>();

  /** Without a file it remembers nothing. */
  constructor(
    private readonly file: string | undefined,
    private readonly tree: string,
  ) {
    const lines = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    for (const line of lines) {
      const [name = '', survivedIn] = line.split(' ');
      if (survivedIn === undefined) this.#noticed.add(name);
      else if (survivedIn === tree) this.#survived.add(name);
    }
  }

  wasNoticed(name: string): boolean {
    return this.#noticed.has(name);
  }

  /** In this tree: one that has changed may notice it. */
  survived(name: string): boolean {
    return !this.wasNoticed(name) && this.#survived.has(name);
  }

  add(name: string, isNoticed: boolean): void {
    if (this.file !== undefined) appendFileSync(this.file, isNoticed ? `${name}\n` : `${name} ${this.tree}\n`);
  }
}
