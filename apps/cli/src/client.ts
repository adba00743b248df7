import { CliError, EXIT } from './exit-codes.js';

export type Answer = Readonly<{ status: number; headers: Headers; body: unknown }>;
type Problem = Readonly<{
  code?: string;
  detail?: string;
  title?: string;
  errors?: readonly Readonly<{ field: string; problem: string; fix: string }>[];
}>;

const explain = ({ code, detail, title, errors = [] }: Problem): string =>
  [`${code ?? 'refused'}: ${detail ?? title ?? 'no reason given'}`]
    .concat(errors.map(({ field, problem, fix }) => `  ${field}: ${problem}. ${fix}`))
    .join('\n');

/** What the server's refusal says, in one text. */
export const refusalOf = ({ status, body }: Answer): string =>
  typeof body === 'object' && body !== null ? explain(body) : `HTTP ${status.toString()}`;

const parse = (text: string, type: string | null): unknown =>
  type?.includes('json') && text !== '' ? (JSON.parse(text) as unknown) : text;

const encode = (body: unknown): string | Uint8Array<ArrayBuffer> =>
  body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);

/** A thin client: every change that the command line makes goes through the same door as everybody else's. */
export class Client {
  constructor(
    readonly baseUrl: string,
    private readonly token: () => Promise<string>,
  ) {}

  /** Never throws on an HTTP refusal; throws `CliError` when nobody answers. */
  async send(
    method: string,
    path: string,
    options: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const response = await fetch(new URL(path, this.baseUrl), {
      method,
      headers: {
        authorization: `Bearer ${await this.token()}`,
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: encode(options.body) }),
    }).catch((error: unknown) => {
      const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
      throw new CliError(
        EXIT.unreachable,
        `No server answers at ${this.baseUrl}${cause}. Start one with "plumbline serve", or name another with --url.`,
      );
    });
    return {
      status: response.status,
      headers: response.headers,
      body: parse(await response.text(), response.headers.get('content-type')),
    };
  }

  /** Like `send`, but a refusal ends the command. */
  async require<T>(
    method: string,
    path: string,
    options: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<T> {
    return this.accept(await this.send(method, path, options), `${method} ${path}`) as T;
  }

  /** The body of an answer that is no refusal; otherwise ends the command, saying what was refused and why. */
  accept(answer: Answer, what: string): unknown {
    if (answer.status < 400) return answer.body;
    const code = answer.status >= 500 ? EXIT.unreachable : EXIT.refused;
    throw new CliError(code, `${what} was refused. ${refusalOf(answer)}`, answer.body);
  }

  /** All items of a list, page by page. */
  async *pages<T>(path: string): AsyncGenerator<readonly T[]> {
    let cursor: string | null = null;
    do {
      const url = new URL(path, this.baseUrl);
      url.searchParams.set('limit', '200');
      if (cursor !== null) url.searchParams.set('cursor', cursor);
      const page: { items: readonly T[]; nextCursor: string | null } = await this.require(
        'GET',
        url.pathname + url.search,
      );
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}
