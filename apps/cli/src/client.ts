import { setTimeout as sleep } from 'node:timers/promises';
import { CliError, EXIT, exitCodeOf } from './exit-codes.js';
import { refusalOf } from './problem.js';

export type Answer = Readonly<{ status: number; headers: Headers; body: unknown }>;
export type Send = Readonly<{ body?: unknown; headers?: Readonly<Record<string, string>> }>;
export type Page<T> = Readonly<{ items: readonly T[]; nextCursor: string | null }>;

const ANSWERS_WITHIN_MS = 60_000;
const PATIENCE = 10;
const LONGEST_WAIT_SECONDS = 60;

/** Headers of a read that is to see what was committed up to a position. */
export const atLeast = (position: string | null): Readonly<Record<string, string>> =>
  position === null ? {} : { 'plumbline-min-position': position };

const encode = (body: unknown): string | Uint8Array<ArrayBuffer> =>
  body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);

/** The innermost cause: fetch itself only says that it failed. */
const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  return error.cause instanceof Error ? causeOf(error.cause) : ` (${error.message})`;
};

const waitOf = (headers: Headers): number =>
  Math.min(LONGEST_WAIT_SECONDS, Math.max(1, Number(headers.get('retry-after')) || 1)) * 1_000;

/** A thin client: every change of the command line goes through HTTP, like everybody else's. */
export class Client {
  /** `token` is asked before every request, so that long commands outlive short tokens. */
  constructor(
    readonly baseUrl: string,
    private readonly token: () => Promise<string>,
    private readonly withinMs = ANSWERS_WITHIN_MS,
  ) {}

  /**
   * Never throws on an HTTP refusal; throws `CliError` when nobody answers, or nobody who speaks JSON. Waits and sends again
   * where the server says that there were too many requests, because such a request was not looked at.
   */
  async send(method: string, path: string, options: Send = {}): Promise<Answer> {
    for (let waits = 0; ; waits += 1) {
      const answer = await this.once(method, path, options);
      if (answer.status !== 429 || waits === PATIENCE) return answer;
      await sleep(waitOf(answer.headers));
    }
  }

  /** Like `send`, but a refusal ends the command. */
  async require<T extends object>(method: string, path: string, options: Send = {}): Promise<T> {
    return this.accept(await this.send(method, path, options), `${method} ${path.split('?')[0] ?? path}`) as T;
  }

  /** The body of an answer that is no refusal; otherwise ends the command, saying what was refused and why. */
  accept(answer: Answer, what: string): object {
    const { status, body } = answer;
    if (status >= 400) throw new CliError(exitCodeOf(status), `${what} was refused. ${refusalOf(answer)}`, body);
    if (typeof body === 'object' && body !== null) return body;
    throw this.stranger();
  }

  /** All pages of a list. */
  async *pages<T>(path: string, headers: Readonly<Record<string, string>> = {}): AsyncGenerator<readonly T[]> {
    const query = path.includes('?') ? '&' : '?';
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page<T> = await this.require('GET', `${path}${query}limit=200${next}`, { headers });
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  private async once(method: string, path: string, { body, headers }: Send): Promise<Answer> {
    const authorization = `Bearer ${await this.token()}`;
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    try {
      const response = await fetch(`${this.baseUrl}${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(this.withinMs),
        headers: { authorization, ...type, ...headers },
        ...(body !== undefined && { body: encode(body) }),
      });
      return { status: response.status, headers: response.headers, body: this.parse(response, await response.text()) };
    } catch (error) {
      if (error instanceof CliError) throw error;
      throw new CliError(
        EXIT.unreachable,
        `No server answers at ${this.baseUrl}${causeOf(error)}. Start one with "plumbline serve", or name another with --url.`,
      );
    }
  }

  private parse({ headers }: Response, text: string): unknown {
    if (headers.get('content-type')?.includes('json') !== true || text === '') return text;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw this.stranger();
    }
  }

  private stranger(): CliError {
    return new CliError(
      EXIT.unreachable,
      `Whoever answers at ${this.baseUrl} is no Plumbline server. Name one with --url, or with PLUMBLINE_URL.`,
    );
  }
}
