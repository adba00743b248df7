import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import type { LogLevel } from '../config/config.js';
import { correlationId } from './correlation.js';
import { LineSink } from './line-sink.js';
import { levelOfRequest, type RequestLine, requestWriter } from './request-log.js';

export type Logger = Pick<PinoLogger, 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'> &
  Readonly<{
    /** Writes one line about a finished request: `error` from 500 on, `debug` for health and metrics, else `info`. */
    finished: (line: RequestLine) => void;
  }>;

const SECRETS = ['authorization', 'cookie', 'token', 'secret', 'password', 'privateKey', 'body', 'payload'];
const PATHS = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** The text of an error and nothing that hangs on it: libraries hang requests, bodies and keys on errors. */
const errorOf = (error: unknown): unknown =>
  error instanceof Error ? { type: error.name, message: error.message, stack: error.stack } : String(error);

export type LoggerOptions = Readonly<{ level: LogLevel; name: string; destination?: DestinationStream }>;

/** JSON lines on stdout. Fields that hold secrets or bodies are replaced by name, tokens wherever they stand. */
export const createLogger = ({ level, name, destination }: LoggerOptions): Logger => {
  const sink = new LineSink(destination ?? pino.destination({ dest: 1, sync: true }));
  const write = requestWriter(name, sink);
  const logger = pino(
    {
      name,
      level,
      base: { name },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const id = correlationId();
        return id === undefined ? {} : { correlationId: id };
      },
      redact: { paths: PATHS, censor: '[redacted]' },
      serializers: { err: errorOf, error: errorOf },
    },
    sink,
  );
  const finished = (line: RequestLine): void => {
    const at = levelOfRequest(line);
    if (logger.isLevelEnabled(at)) write(at, line);
  };
  return Object.assign(logger, { finished });
};
