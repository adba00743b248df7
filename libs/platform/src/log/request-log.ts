import type { LogLevel } from '../config/config.js';
import type { LineSink } from './line-sink.js';

/** A finished request. Patterns and ids only: nothing that a client wrote, such as an address, a query or a body. */
export type RequestLine = Readonly<{
  method: string;
  /** The pattern that matched, such as `/v1/people/:id`. */
  route: string;
  status: number;
  milliseconds: number;
  /** Undefined where nobody was signed in. */
  actor: string | undefined;
  correlationId: string;
}>;

/** Asked for every few seconds by machines. Not being ready (503) is an answer to that and no failure. */
const PROBES = /^\/(health|metrics)(\/|$)/;

export const levelOfRequest = ({ route, status }: RequestLine): LogLevel => {
  const isProbe = PROBES.test(route);
  if (status >= 500 && !(isProbe && status === 503)) return 'error';
  return isProbe ? 'debug' : 'info';
};

/**
 * The line of a request, past everything that looks through other lines for what may not be in them: its fields are known
 * to hold none of it, and looking costs twenty times as much as writing.
 */
export const requestWriter =
  (name: string, sink: LineSink) =>
  (level: LogLevel, line: RequestLine): void => {
    sink.writeSoon(`${JSON.stringify({ level, time: new Date().toISOString(), name, ...line, msg: 'request' })}\n`);
  };
