import type { Position } from '@plumbline/domain';
import type { KeysPlace } from '@plumbline/sealing';
import type { ProjectionStatus, RetryResult } from '@plumbline/projection-runtime';

/** What the thread is started with. `commits` counts the commits of the event store, see `countedArrivals`. */
export type Setup = Readonly<{
  dataDir: string;
  keys: Omit<KeysPlace, 'dataDir'>;
  /** False where texts are kept in clear, in tests and benches alone. */
  sealed: boolean;
  commits: SharedArrayBuffer;
}>;

/** What is asked of the thread and answered with the same number. */
export type Questions = {
  status: { ask: null; answer: ProjectionStatus };
  retry: { ask: Readonly<{ view: string; stream: string }>; answer: RetryResult };
  stop: { ask: null; answer: null };
};
export type Question = keyof Questions;
export type Asked = { [Q in Question]: Readonly<{ number: number; question: Q; ask: Questions[Q]['ask'] }> }[Question];

export type ToThread = Asked | Readonly<{ rebuild: string | undefined }> | Readonly<{ renew: string }>;

/** An error with what tells it from others: its class does not cross threads. */
export type Told = Readonly<{ name: string; message: string; stack?: string | undefined; code?: unknown }>;

type Level = 'info' | 'warn' | 'error';

export type FromThread =
  | Readonly<{ started: true }>
  | Readonly<{ notStarted: Told }>
  /** After every commit: the position that all views have reached, which goes back where they are derived again. */
  | Readonly<{ reached: Position | null }>
  | Readonly<{ number: number; answer: Questions[Question]['answer'] }>
  | Readonly<{ number: number; failed: Told }>
  | Readonly<{ log: Level; fields: object; message: string }>;

export const told = (error: unknown): Told => {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack, ...('code' in error && { code: error.code }) };
};

/** An error as it was where it was told. */
export const heard = ({ name, message, stack, code }: Told): Error =>
  Object.assign(new Error(message), {
    name,
    ...(stack !== undefined && { stack }),
    ...(code !== undefined && { code }),
  });
