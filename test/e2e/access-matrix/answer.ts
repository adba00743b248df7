import type { Ask } from './asks.js';

/** `headers`: all but those that differ from one request to the next, whatever it asks. */
export type Given = Readonly<{ status: number; text: string; headers: readonly (readonly [string, string])[] }>;

/** One machine stands for everybody here. */
export const UNLIMITED = { env: { PLUMBLINE_RATE_LIMIT: '0', PLUMBLINE_RATE_LIMIT_ANONYMOUS: '0' } } as const;

/** A revision that no stream of a test reaches: whoever may write is told so before anything is written. */
const NEVER_SEEN = '"999999"';
const ALWAYS_DIFFERENT = new Set(['date', 'x-correlation-id']);

export const answerTo = async (base: string, token: string | null, ask: Ask): Promise<Given> => {
  const { method, path, body, raw } = ask;
  const type = raw === undefined ? 'application/json' : 'text/markdown';
  const sent = raw ?? (body && JSON.stringify(body));
  const response = await fetch(new URL(path, base), {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(sent !== undefined && { 'content-type': type }),
      ...(method !== 'GET' && { 'if-match': NEVER_SEEN }),
    },
    ...(sent !== undefined && { body: sent }),
  });
  const headers = [...response.headers].filter(([name]) => !ALWAYS_DIFFERENT.has(name));
  return { status: response.status, text: await response.text(), headers };
};
