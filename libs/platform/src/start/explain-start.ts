import { codeOf } from './code-of.js';
import { StartRefused } from './start-refused.js';

/** Where a process wanted to listen and keep its files, and what sets its port. */
export type Start = Readonly<{ host: string; port: number; dataDir: string; portFrom: string }>;

const noName = ({ host }: Start): string =>
  `HOST: ${host} is no name of a machine: set it to an address of this one, such as 127.0.0.1.`;

const NETWORK: Readonly<Record<string, (start: Start) => string>> = {
  EADDRINUSE: ({ host, port, portFrom }) =>
    `Port ${port.toString()} of ${host} is taken: choose another with ${portFrom}.`,
  EACCES: ({ host, port, portFrom }) =>
    `Port ${port.toString()} of ${host} is not for the user that runs Plumbline: choose one above 1023 with ${portFrom}.`,
  EADDRNOTAVAIL: ({ host }) => `HOST: ${host} is no address of this machine: set it to one that is, such as 127.0.0.1.`,
  ENOTFOUND: noName,
  EAI_AGAIN: noName,
};
const OF_NETWORK: ReadonlySet<unknown> = new Set(['listen', 'getaddrinfo']);

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);
/** What the writer thread of the event store was told crosses to this one as text. */
const isFull = (error: unknown): boolean =>
  FULL.has(codeOf(error)) || (error instanceof Error && (error.message.includes('SQLITE_FULL') || isFull(error.cause)));

const networkOf = (error: unknown, start: Start): string | undefined => {
  const isOfNetwork =
    typeof error === 'object' && error !== null && 'syscall' in error && OF_NETWORK.has(error.syscall);
  if (!isOfNetwork) return undefined;
  return NETWORK[codeOf(error) ?? '']?.(start);
};

/** What a failed start comes down to, where that is something an operator can mend; else the error as it is. */
export const explainStart = (error: unknown, start: Start): unknown => {
  const network = networkOf(error, start);
  if (network !== undefined) return new StartRefused(network, error);
  if (!isFull(error)) return error;
  return new StartRefused(
    `No space is left for the data directory ${start.dataDir}: free some and start again.`,
    error,
  );
};
