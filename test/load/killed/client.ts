import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export type Acknowledged = Readonly<{ body: Readonly<Record<string, unknown>>; position: string | null }>;
type Asked = Readonly<{ method: string; path: string; body?: object; headers?: Readonly<Record<string, string>> }>;

const AGAIN_MS = 200;
const PATIENCE_MS = 60_000;

/** Somebody behind a balancer: goes to the other copy where one does not answer, and asks again, with the same key, until there is an answer. */
export class PatientClient {
  /** Answers that no client should get: anything but success, and 503 with a time to come back. */
  readonly wrong: string[] = [];
  private next: number;

  constructor(
    private readonly bases: () => readonly string[],
    private readonly token: string,
    first = 0,
  ) {
    this.next = first;
  }

  command(path: string, body: object): Promise<Acknowledged> {
    return this.ask({ method: 'POST', path, body, headers: { 'idempotency-key': randomUUID() } });
  }

  read(path: string, position: string | null): Promise<Acknowledged> {
    return this.ask({ method: 'GET', path, headers: position === null ? {} : { 'plumbline-min-position': position } });
  }

  private async ask(asked: Asked): Promise<Acknowledged> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
      const answer = await this.tried(asked).catch(() => undefined);
      if (answer !== undefined) return answer;
      this.next += 1;
      await sleep(AGAIN_MS);
    }
    throw new Error(`${asked.method} ${asked.path} had no answer within a minute`);
  }

  /** Undefined where it is to be asked again. */
  private async tried({ method, path, body, headers }: Asked): Promise<Acknowledged | undefined> {
    const bases = this.bases();
    const response = await fetch(new URL(`/v1${path}`, bases[this.next % bases.length]), {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS / 2),
    });
    const text = await response.text();
    if (response.ok)
      return {
        body: JSON.parse(text) as Readonly<Record<string, unknown>>,
        position: response.headers.get('plumbline-position'),
      };
    if (response.status !== 503 || response.headers.get('retry-after') === null)
      this.wrong.push(`${method} ${path}: ${String(response.status)} ${text}`);
    return undefined;
  }
}
