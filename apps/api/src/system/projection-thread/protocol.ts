import type { Position } from '@plumbline/domain';
import { KeysUnavailable, StoreUnavailable, StoreUnreadable, UnreadableEvent } from '@plumbline/event-log';
import type { KeysPlace } from '@plumbline/sealing';
import type { WorkDone, ProjectionStatus, RetryResult } from '@plumbline/projection-runtime';
import { ViewsUnavailable } from '@plumbline/view-store';

/** What the thread is started with. `commits` counts the commits of the event store, see `commitCounter`. */
export type Setup = Readonly<{
  dataDir: string;
  viewsDir: string;
  /** Address of the event store where that is in PostgreSQL; null where it is in the data directory. */
  postgresUrl: string | null;
  keys: Omit<KeysPlace, 'dataDir'>;
  /** False where texts are kept in clear, in tests and benches alone. */
  sealed: boolean;
  commits: SharedArrayBuffer;
  /** Of those who wait for the views, see `Demand`. */
  demand: SharedArrayBuffer;
  /** Whether it tells what was projected. */
  traced: boolean;
}>;

/** What is asked of the thread and answered with the same number. */
export type QuestionTypes = {
  status: { ask: null; answer: ProjectionStatus };
  retry: { ask: Readonly<{ view: string; stream: string }>; answer: RetryResult };
  stop: { ask: null; answer: null };
};
export type Question = keyof QuestionTypes;
export type Asked = {
  [Q in Question]: Readonly<{ number: number; question: Q; ask: QuestionTypes[Q]['ask'] }>;
}[Question];
export type Answered =
  | Readonly<{ number: number; answer: QuestionTypes[Question]['answer'] }>
  | Readonly<{ number: number; failed: Told }>;

export type ToThread = Asked | Readonly<{ rebuild: string | undefined }> | Readonly<{ renew: string }>;

/** An error in words, since its class does not cross threads. */
export type Told = Readonly<{
  name: string;
  message: string;
  stack?: string | undefined;
  code?: unknown;
  cause?: Told;
}>;

type Level = 'info' | 'warn' | 'error';

export type FromThread =
  | Readonly<{ started: true }>
  | Readonly<{ notStarted: Told }>
  /** After every commit: the position that all views have reached, which goes back where they are derived again. */
  | Readonly<{ reached: Position | null }>
  /** Where that is traced. */
  | Readonly<{ done: readonly WorkDone[] }>
  /** Errors among the fields are told apart, for a logger to know them as such. */
  | Readonly<{ log: Level; fields: object; errors: Readonly<Record<string, Told>>; message: string }>
  | Answered;

export const told = (error: unknown): Told => {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    ...{ name, message, stack },
    ...('code' in error && { code: error.code }),
    ...(cause !== undefined && { cause: told(cause) }),
  };
};

type Revive = (message: string, options: { cause: unknown }) => Error;
/** Errors that an answer is made of: 503 with what to do, where any other is a defect of the server. */
const KNOWN: Readonly<Record<string, Revive>> = {
  KeysUnavailable: (message, options) => new KeysUnavailable(message, options),
  StoreUnavailable: (message, options) => new StoreUnavailable(message, options),
  StoreUnreadable: (message, options) => new StoreUnreadable(message, options),
  UnreadableEvent: (message, options) => new UnreadableEvent(message, options),
  ViewsUnavailable: (message, { cause }) => new ViewsUnavailable(message, { isDamage: false, cause }),
};

/** An error as it was where it was told. */
export const heard = ({ name, message, stack, code, cause }: Told): Error => {
  const options = { cause: cause && heard(cause) };
  const revived = Object.hasOwn(KNOWN, name) ? KNOWN[name]?.(message, options) : undefined;
  const error = revived ?? Object.assign(new Error(message, options), { name });
  return Object.assign(error, stack !== undefined && { stack }, code !== undefined && { code });
};
