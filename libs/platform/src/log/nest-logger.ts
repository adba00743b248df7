import type { Logger } from './logger.js';

type Write = (message: unknown, ...rest: readonly unknown[]) => void;
export type FrameworkLogger = Readonly<Record<'log' | 'error' | 'warn' | 'debug' | 'verbose' | 'fatal', Write>>;
type Level = 'fatal' | 'error' | 'warn' | 'debug' | 'trace';

const text = (message: unknown): string => (typeof message === 'string' ? message : '');

/** Here Nest logs what it throws as well: whoever catches it says it once, and better. */
const THROWN: ReadonlySet<unknown> = new Set(['ExceptionHandler', 'NestApplication']);

/** Lets Nest speak through our log; what it says of its own start is `debug`. */
export const frameworkLogger = (logger: Logger): FrameworkLogger => {
  const at =
    (level: Level): Write =>
    (message, ...rest) => {
      const context = rest.at(-1);
      const error = message instanceof Error ? { err: message } : {};
      logger[level === 'error' && THROWN.has(context) ? 'debug' : level](
        { ...error, ...(typeof context === 'string' && { context }) },
        text(message),
      );
    };
  return {
    log: at('debug'),
    error: at('error'),
    warn: at('warn'),
    debug: at('debug'),
    verbose: at('trace'),
    fatal: at('fatal'),
  };
};
