import type { Counted } from '../position.js';

/** Positions are of bytes here. */
export const COUNTED: Counted = 'e';

/**
 * What streams are called on the server, which may hold those of others. A stream of events is `PREFIX_NAME`; what the adapter keeps for itself
 * is in `PREFIX.KIND-ID`, so that a filter on names tells the two apart.
 */
export class Names {
  readonly events: string;

  /** `prefix`: of letters and digits alone, so that `$ce-` streams of the server begin with it, and no two prefixes begin alike. */
  constructor(private readonly prefix: string) {
    this.events = `${prefix}_`;
  }

  of(stream: string): string {
    return this.events + stream;
  }

  /** Undefined for a stream of somebody else. */
  in(name: string): string | undefined {
    return name.startsWith(this.events) ? name.slice(this.events.length) : undefined;
  }

  /** What the log says of itself. */
  get notes(): string {
    return `${this.prefix}.log`;
  }

  blob(digest: string): string {
    return `${this.prefix}.blob-${digest}`;
  }

  record(key: string): string {
    return `${this.prefix}.record-${key}`;
  }

  list(of: string): string {
    return `${this.prefix}.list-${of}`;
  }
}
