/** What a route answered, with the headers that are part of the contract. */
export type Answer<Body = Record<string, unknown>> = Readonly<{
  status: number;
  body: Body;
  text: string;
  etag: string | null;
  position: string | null;
  location: string | null;
  headers: Headers;
}>;
export type Send = Readonly<{ body?: unknown; raw?: string | Uint8Array; headers?: Readonly<Record<string, string>> }>;

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** One person's connection: real HTTP, with their token on every request. */
export class Client {
  constructor(
    readonly base: string,
    readonly token: string | null,
  ) {}

  async send(method: string, path: string, { body, raw, headers = {} }: Send = {}): Promise<Answer> {
    const response = await fetch(new URL(`/v1${path}`, this.base), {
      method,
      headers: {
        ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(raw !== undefined && { body: raw as RequestInit['body'] }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: parsed(text),
      text,
      etag: response.headers.get('etag'),
      position: response.headers.get('plumbline-position'),
      location: response.headers.get('location'),
      headers: response.headers,
    };
  }

  post(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('POST', path, { body, headers });
  }
  put(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('PUT', path, { body, headers });
  }
  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('GET', path, { headers });
  }
}

/** The request went in: a test that builds on it should say so at once when it did not. */
export const ok = async (asked: Promise<Answer>): Promise<Answer> => {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${answer.status.toString()}: ${answer.text}`);
  return answer;
};
export const seen = (etag: string | null): Record<string, string> => ({ 'if-match': etag ?? 'nothing was seen' });
