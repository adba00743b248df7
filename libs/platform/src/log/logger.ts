import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import type { LogLevel } from '../config/config.js';
import { correlationId } from './correlation.js';

export type Logger = Pick<PinoLogger, 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'>;

const SECRETS = ['authorization', 'cookie', 'token', 'secret', 'password', 'privateKey', 'body', 'payload'];
const PATHS = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** A JWT anywhere in a line, such as one that a library quotes in a message. */
const JWT = /eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;

/** The text of an error and nothing that hangs on it: libraries hang requests, bodies and keys on errors. */
const errorOf = (error: unknown): unknown =>
  error instanceof Error ? { type: error.name, message: error.message, stack: error.stack } : String(error);

export type LoggerOptions = Readonly<{ level: LogLevel; name: string; destination?: DestinationStream }>;

/** JSON lines on stdout. Fields that hold secrets or bodies are replaced by name, tokens wherever they stand. */
export const createLogger = ({ level, name, destination }: LoggerOptions): Logger =>
  pino(
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
      hooks: { streamWrite: (line) => line.replaceAll(JWT, '[token]') },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
