import { type ServiceError, status } from '@grpc/grpc-js';
import { StoreUnavailable } from '@plumbline/event-log';

export type Endpoint = Readonly<{ address: string; port: number }>;

/** The server answers in time or is given up. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(options?: ErrorOptions) {
    super('no answer in time', options);
  }
}

/** The server says that it does not do this, or is not believed to be the one: nothing was done, and asked again it is the same. */
export class Refused extends StoreUnavailable {
  override readonly name = 'Refused';

  /** `isOfUser`: it concerns all that this user asks. */
  constructor(
    message: string,
    readonly isOfUser: boolean,
    options: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** How it was asked. */
export type Asked = Readonly<{ credentials: object | null; tls: object | null }>;

const isOfServer = (error: unknown): error is ServiceError =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' && 'metadata' in error;

const trailer = ({ metadata }: ServiceError, name: string): string | undefined => metadata.get(name)[0]?.toString();

const REFUSALS: Readonly<Record<string, string>> = {
  'stream-deleted': 'the stream was deleted for ever with the tools of the server: restore it from a backup',
  'maximum-append-size-exceeded': 'the server takes less in one append than this is: raise its MaxAppendSize',
};

const UNKNOWN_USER =
  'the server does not take this user with this password. Set both right in the address; there :, @, / and % are written in percent, such as %40';
const NO_USER =
  'the server lets in nobody without a name and password. Write them into the address: esdb://USER:PASSWORD@HOST';
const DENIED = 'the server refuses this user: see what it may read and write there';

/** What TLS has against the server, as the channel says it. */
const BY_TLS: readonly (readonly [RegExp, string])[] = [
  [
    /certificate's altnames/u,
    'the certificate of the server is for another host. Name the host in the address as the certificate does; nodes of a cluster have to advertise themselves so, too',
  ],
  [/certificate has expired/u, 'the certificate of the server has expired. Give the server a new one'],
  [
    /unable to (?:verify the first|get (?:local )?issuer) certificate|self[- ]signed certificate/u,
    'the certificate of the server is of no authority that is known here. Name a file with the certificate of its authority by tlsCAFile=FILE in the address',
  ],
  [
    /wrong version number/u,
    'the server does not speak TLS there. Turn it on there, or write tls=false into the address, without name and password; all that is sent can be read on its way then',
  ],
];

const ofTls = ({ code, details }: ServiceError): string | undefined =>
  code === status.UNAVAILABLE ? BY_TLS.find(([said]) => said.test(details))?.[1] : undefined;

/** Of all that this user asks, in words. */
const ofUser = (error: ServiceError, { credentials, tls }: Asked): string | undefined => {
  const isUnknown = error.code === status.UNAUTHENTICATED;
  const isDenied = trailer(error, 'exception') === 'access-denied' || error.code === status.PERMISSION_DENIED;
  if (!isUnknown && !isDenied) return ofTls(error);
  // In clear there is none.
  if (credentials === null && tls !== null) return NO_USER;
  return isUnknown ? UNKNOWN_USER : DENIED;
};

/** Of this call alone, where it is certain that nothing was done. */
const ofCall = (error: ServiceError): string | undefined =>
  REFUSALS[trailer(error, 'exception') ?? ''] ?? (error.code === status.INVALID_ARGUMENT ? error.details : undefined);

/** Without what it says of addresses and the like. */
const WORDS: Readonly<Partial<Record<status, string>>> = {
  [status.UNAVAILABLE]: 'nobody answers there, or the server is starting or too busy',
  [status.CANCELLED]: 'the connection was closed',
};
const HUNG_UP =
  'the server hung up. Unless it is starting, it takes nothing in clear: leave tls=false out of the address';

const passing = ({ code, details }: ServiceError, { tls }: Asked): string =>
  tls === null && details.includes('Failed to connect') ? HUNG_UP : (WORDS[code] ?? details);

/** As what is thrown: `Refused`, or something after which another try may do better, and nobody knows what was done. */
export const failureIn = (error: unknown, asked: Asked): Error => {
  if (!isOfServer(error)) return error instanceof Error ? error : new Error(String(error));
  const user = ofUser(error, asked);
  const refused = user ?? ofCall(error);
  if (refused !== undefined) return new Refused(`EventStoreDB: ${refused}`, user !== undefined, { cause: error });
  if (error.code === status.DEADLINE_EXCEEDED) return new NoAnswer({ cause: error });
  return new Error(passing(error, asked), { cause: error });
};

/** Whether it is a matter of settings: another node says the same. */
export const isLasting = (error: unknown): boolean =>
  isOfServer(error) && ofUser(error, { credentials: null, tls: null }) !== undefined;

/** The node to ask instead, where one said so. */
export const leaderIn = (error: unknown): Endpoint | undefined => {
  if (!isOfServer(error) || trailer(error, 'exception') !== 'not-leader') return undefined;
  const [address, port] = [trailer(error, 'leader-endpoint-host'), Number(trailer(error, 'leader-endpoint-port'))];
  return address === undefined || Number.isNaN(port) ? undefined : { address, port };
};
