/** Nothing came back in time. The connection is given up with it, since an answer may still be on its way. */
export class TimedOut extends Error {
  constructor() {
    super('no answer in time');
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** There is no connection, for whatever reason: also one that the server gives, such as a password that has changed. */
export class NotConnected extends Error {
  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
  }
}

type ServerError = Readonly<{ code: string; severity: string; message: string }>;

/** What the server itself said. Goes by shape: its class is not part of what `pg` promises. */
const isServerError = (error: unknown): error is ServerError =>
  typeof error === 'object' && error !== null && 'severity' in error && 'code' in error;

const OF_A_FILE = /^SQLITE_/;

/** Whether the server, the way to it, or its silence is what this is about; not a file of this machine. */
export const isOfPostgres = (error: unknown): boolean => {
  if (error instanceof NotConnected || error instanceof TimedOut) return true;
  const code = codeOf(error);
  return code !== undefined && !OF_A_FILE.test(code) && !(error instanceof Error && 'path' in error);
};

/** The SQLSTATE of what the server said, or the code that the system gave. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;

/** It goes away, starts, has no connection left, has become a replica, or lets others go first: another try may do better. */
const ANOTHER_TRY = /^(08|57|25P03|25006|53300|55P03|40)/;
/** Data and limits: the fault of what was sent. */
const OF_WHAT_WAS_SENT = /^(22|23|54)/;

/** The server has no room, memory or the like left for it: nothing is wrong with what it holds. */
export const lacksResources = (error: unknown): boolean => isServerError(error) && error.code.startsWith('53');

/** The server broke off a statement that took too long, and goes on with the next one. */
export const isTooSlow = (error: unknown): boolean => isServerError(error) && error.code === '57014';

/** Whether this connection is given up, and the same tried on another. */
export const isLost = (error: unknown): boolean => !isServerError(error) || ANOTHER_TRY.test(error.code);

/** Whether the server rejected what was sent, whatever else may be sent. */
export const concernsWhatWasSent = (error: unknown): boolean =>
  isServerError(error) && OF_WHAT_WAS_SENT.test(error.code);

/** Whether the server said that the statement had no effect. Where it broke off, it may have had. */
export const isRolledBack = (error: unknown): boolean => isServerError(error) && error.severity === 'ERROR';
