import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Names of mutants that were noticed, one a line, so that a run that was stopped goes on where it was. */
export class Kept {
  readonly #names: Set<string>;

  /** Without a file it keeps nothing. */
  constructor(private readonly file: string | undefined) {
    const isThere = file !== undefined && existsSync(file);
    this.#names = new Set(isThere ? readFileSync(file, 'utf8').split('\n') : []);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  add(name: string): void {
    if (this.file !== undefined) appendFileSync(this.file, `${name}\n`);
  }
}
