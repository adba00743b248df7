import { type ServiceError, status } from '@grpc/grpc-js';
import { StoreUnavailable } from '@plumbline/event-log';

export type Endpoint = Readonly<{ address: string; port: number }>;

/** The server answers in time or is given up. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor() {
    super('no answer in time');
  }
}

/** The server says that it does not do this: nothing was done, and asked again it says the same. */
export class Refused extends StoreUnavailable {
  override readonly name = 'Refused';
}

const isOfServer = (error: unknown): error is ServiceError =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' && 'metadata' in error;

const trailer = ({ metadata }: ServiceError, name: string): string | undefined => metadata.get(name)[0]?.toString();

const REFUSALS: Readonly<Record<string, string>> = {
  'access-denied':
    'the server refuses this user: see that its name and password are right, and what it may read and write',
  'stream-deleted': 'the stream was deleted for ever with the tools of the server: restore it from a backup',
  'maximum-append-size-exceeded': 'the server takes less in one append than this is: raise its MaxAppendSize',
};

/** In words, where it is certain that nothing was done. */
const refusal = (error: ServiceError): string | undefined => {
  const said = REFUSALS[trailer(error, 'exception') ?? ''];
  if (said !== undefined) return said;
  if (error.code === status.UNAUTHENTICATED || error.code === status.PERMISSION_DENIED)
    return REFUSALS['access-denied'];
  return error.code === status.INVALID_ARGUMENT ? error.details : undefined;
};

/** Without what it says of addresses and the like. */
const WORDS: Readonly<Partial<Record<status, string>>> = {
  [status.DEADLINE_EXCEEDED]: 'no answer in time',
  [status.UNAVAILABLE]: 'nobody answers there, or the server is starting or too busy',
  [status.CANCELLED]: 'the connection was closed',
};

/** As what is thrown: `Refused`, or something after which another try may do better, and nobody knows what was done. */
export const failureIn = (error: unknown): Error => {
  if (!isOfServer(error)) return error instanceof Error ? error : new Error(String(error));
  const refused = refusal(error);
  if (refused !== undefined) return new Refused(`EventStoreDB: ${refused}`, { cause: error });
  return new Error(WORDS[error.code] ?? error.details, { cause: error });
};

/** The node to ask instead, where one said so. */
export const leaderIn = (error: unknown): Endpoint | undefined => {
  if (!isOfServer(error) || trailer(error, 'exception') !== 'not-leader') return undefined;
  const [address, port] = [trailer(error, 'leader-endpoint-host'), Number(trailer(error, 'leader-endpoint-port'))];
  return address === undefined || Number.isNaN(port) ? undefined : { address, port };
};
