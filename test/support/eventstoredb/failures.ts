import { Metadata, type ServiceError, status } from '@grpc/grpc-js';

const failure = (code: status, details: string, trailers: Readonly<Record<string, string>> = {}): ServiceError => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

/** What the server says instead of an answer, with the trailers that the client reads. */
export const FAILURES = {
  notLeader: (host: string, port: number) =>
    failure(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  noLeader: () => failure(status.UNKNOWN, 'No leader info available in response'),
  notReady: () => failure(status.UNAVAILABLE, 'Server Is Not Ready'),
  tooBusy: () => failure(status.UNAVAILABLE, 'Server Is Too Busy'),
  /** Of an append: it may be committed. */
  timedOut: () => failure(status.ABORTED, 'Operation timed out: Prepare phase timeout.'),
  accessDenied: () => failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  /** Of a name or password that it does not know. */
  unauthenticated: () => failure(status.UNAUTHENTICATED, 'Unauthenticated'),
  invalidPosition: () => failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.'),
  deleted: (stream: string) =>
    failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),
  tooLarge: (most: number) =>
    failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${String(most)} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(most),
    }),
  invalid: (why: string) => failure(status.INVALID_ARGUMENT, why),
} as const;
