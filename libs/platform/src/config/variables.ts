import { readFileSync } from 'node:fs';
import { isServiceLink } from './service-links.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** What is wrong with the environment: names each variable and what to set it to, and never repeats a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not usable.\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/** What is wrong with the environment that is read; empty where nothing is. */
export const problemsOf = (read: () => unknown): readonly string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

const OF_KUBERNETES =
  'Kubernetes has set it for a service of that name, which enableServiceLinks: false in the pod prevents';

const readOrNull = (file: string): string | null => {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return text === '' ? null : text;
  } catch {
    return null;
  }
};

/** Reads variables, and collects what is wrong with them, so that one start tells everything. An empty one counts as unset. */
export class Variables {
  readonly problems: string[] = [];
  constructor(private readonly env: Env) {}

  /** @throws ConfigError with all that is wrong with those that were read */
  ensureNone(): void {
    if (this.problems.length > 0) throw new ConfigError(this.problems);
  }

  text(name: string, fallback: string): string {
    return this.find(name) ?? fallback;
  }

  /** Those that are set and begin so. */
  named(beginning: string): readonly string[] {
    return Object.keys(this.env).filter((name) => name.startsWith(beginning) && this.find(name) !== undefined);
  }

  find(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** Set to nothing, as a value that was meant to be filled in: whoever names no address leaves the variable out. */
  ensureFilled(name: string, otherwise: string): void {
    if (this.env[name]?.trim() === '')
      this.refuse(name, `it is empty: set it to an address, or unset it, for ${otherwise}`);
  }

  /** The value, or what stands in the file that `NAME_FILE` names: where secrets are mounted, no environment holds them. */
  secretText(name: string): string | undefined {
    const value = this.find(name);
    const file = this.find(`${name}_FILE`);
    if (file === undefined) return value;
    if (value !== undefined) {
      this.refuse(name, `unset it, or ${name}_FILE: each of them gives the value`);
      return value;
    }
    const text = readOrNull(file);
    if (text === null) this.refuse(`${name}_FILE`, 'set it to a file that this user can read, and that is not empty');
    return text ?? undefined;
  }

  integer(name: string, fallback: number, [min, max]: readonly [number, number]): number {
    const value = this.find(name);
    if (value === undefined) return fallback;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : -1;
    if (number >= min && number <= max) return number;
    const whose = isServiceLink(name, value) ? `; ${OF_KUBERNETES}` : '';
    this.refuse(name, `set it to a whole number from ${min.toString()} to ${max.toString()}${whose}`);
    return fallback;
  }

  /** Web origins such as `https://console.example.org`, with commas between them. */
  origins(name: string): readonly string[] {
    const origins = (this.find(name) ?? '').split(',').map((origin) => origin.trim());
    const given = origins.filter((origin) => origin !== '');
    if (given.every((origin) => /^https?:/u.test(origin) && URL.parse(origin)?.origin === origin)) return given;
    this.refuse(
      name,
      'set it to origins such as https://console.example.org, with commas between them, no path and no *',
    );
    return [];
  }

  /** Long enough that nobody guesses it, and fit for a header. */
  secret(name: string): string | null {
    const value = this.secretText(name);
    if (value === undefined || /^[\x21-\x7e]{16,256}$/.test(value)) return value ?? null;
    this.refuse(name, 'set it to 16 to 256 visible ASCII characters, made at random');
    return null;
  }

  oneOf<V extends string>(name: string, values: readonly V[], fallback: V): V {
    const value = this.find(name);
    if (value === undefined) return fallback;
    const found = values.find((allowed) => allowed === value);
    if (found === undefined) this.refuse(name, `set it to one of ${values.join(', ')}`);
    return found ?? fallback;
  }

  refuse(name: string, fix: string): void {
    this.problems.push(`${name}: ${fix}.`);
  }
}
