import { codeOf, isLost, isOfPostgres, messageOf, NotConnected, TimedOut } from './failures.js';

const ADDRESS = 'postgres://USER:PASSWORD@HOST/DATABASE';
const SILENT =
  'no answer came in time from its host and port. Set them right, and let this machine through to them; the port is 5432 where none is given';
const HUNG_UP = 'the other end hung up. Name the host and port of a PostgreSQL server in the address';
const UNTRUSTED =
  'the certificate of the server is of no authority that is known here. Name the certificate of its authority with sslrootcert=FILE in the address';

/** By the SQLSTATE of the server, or the code that the system or TLS gave: what is wrong, and the fix. */
const BY_CODE: Readonly<Record<string, string>> = {
  '28P01':
    'the server does not take this user with this password. Set both right in the address; there @, :, / and # are written in percent, such as %40',
  '28000':
    'the server does not let this user in from here. Let the user log in, and have pg_hba.conf of the server allow this address',
  '3D000': 'there is no such database on the server. Make it, by CREATE DATABASE, or name another in the address',
  '25006':
    'the server, or this user there, only reads. Name the server that takes writes, or let the user write: ALTER ROLE … SET default_transaction_read_only = off',
  '53100': 'the server has no space left on its disk. Free some there',
  '53200': 'the server is out of memory. Give it more, or end what else uses it',
  '53300': 'the server has no connection left. Raise its max_connections, or end what else uses them',
  '55000': 'the database takes no connections. Let it, by ALTER DATABASE',
  '57014': 'the server broke off what took too long there. Try again when it has less to do',
  '57P01': 'the server was stopped. Start it, and try again',
  '57P02': 'the server is starting or stopping. Try again in a moment',
  '57P03': 'the server is starting or stopping. Try again in a moment',
  ECONNREFUSED:
    'nothing answers at its host and port. Start the server, or set them right; the port is 5432 where none is given',
  ENOTFOUND: 'there is no host of that name. Set the name right in the address',
  EAI_AGAIN:
    'the name of its host cannot be looked up now. Set it right in the address, or the name server of this machine',
  EHOSTUNREACH: 'there is no way from here to its host. Set it right in the address, or the network of this machine',
  ENETUNREACH: 'there is no way from here to its host. Set it right in the address, or the network of this machine',
  ETIMEDOUT: SILENT,
  ECONNRESET: HUNG_UP,
  EPIPE: HUNG_UP,
  ERR_TLS_CERT_ALTNAME_INVALID:
    'the certificate of the server is for another host. Name the host in the address as the certificate does',
  CERT_HAS_EXPIRED: 'the certificate of the server has expired. Give the server a new one',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
};

/** What the client itself says, without a code. */
const BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/password must be/u, `the server asks for a password, and none is given. Write it into the address: ${ADDRESS}`],
  [
    /does not support SSL/u,
    'the server takes no connections by TLS. Turn TLS on there, or leave sslmode out of the address',
  ],
  [/timeout expired/u, SILENT],
  [
    /too many connections for role/u,
    'its user has all the connections that it may have. Allow it more, by ALTER ROLE … CONNECTION LIMIT, or end what else uses them',
  ],
  [
    /too many connections for database/u,
    'the database has all the connections that it may have. Allow it more, by ALTER DATABASE … CONNECTION LIMIT, or end what else uses them',
  ],
  [/terminated|not queryable/u, HUNG_UP],
];

const RIGHT = '42501';

/** The client's own words, and what the server says of one user or database, tell more than a code. */
const wordsOf = (error: unknown): string | undefined =>
  error instanceof TimedOut
    ? SILENT
    : (BY_WORDS.find(([said]) => said.test(messageOf(error)))?.[1] ?? BY_CODE[codeOf(error) ?? '']);

/** What PostgreSQL, its client or the system said, whoever has told it since. */
const causeOf = (error: unknown): unknown =>
  error instanceof NotConnected || error instanceof Explained ? causeOf(error.cause) : error;

/** Why the server cannot be used, in words that anybody may read: no address, name or password, which are in its cause. */
export const reasonOf = (error: unknown): string => {
  const cause = causeOf(error);
  const [words = 'it gives no reason that is known here'] = wordsOf(cause)?.split('. ', 1) ?? [];
  const code = codeOf(cause);
  return code === undefined ? words : `${words} (${code})`;
};

/** In words that anybody may read, as those of `reasonOf`. */
export const describe = (error: unknown, server = 'PostgreSQL'): string =>
  isLost(error)
    ? `${server} cannot be used now: ${reasonOf(error)}`
    : `${messageOf(error)} (${codeOf(error) ?? 'no code'})`;

/** Who may not log in, lacks a right, or names no database; certificates that are not trusted. */
const OF_SETTINGS =
  /^(28...|3D000|42501|25006|CERT_HAS_EXPIRED|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_.*|ERR_TLS_.*)$/u;
const OF_ADDRESS = /password must be|does not support SSL/u;

/** For the operator: which `setting` leads to a database that cannot be used, why, and the fix. Names no password. */
export const explain = (error: unknown, setting: string): string => {
  const cause = causeOf(error);
  if (codeOf(cause) === RIGHT)
    return `${setting}: its user lacks a right there (${messageOf(cause)}). Make the user the owner of the database and of what Plumbline made in it, or grant the right.`;
  return `${setting}: ${wordsOf(cause) ?? `${messageOf(cause)} (${codeOf(cause) ?? 'no code'}). Have the server mended, or name another in the address`}.`;
};

/** What PostgreSQL has against something, in words for the operator, as `explain` gives them; the error itself is the cause. */
export class Explained extends Error {
  override readonly name = 'Explained';
  constructor(error: unknown, setting: string) {
    super(explain(error, setting), { cause: error });
  }
}

/** In words where it is of PostgreSQL; anything else as it is. `setting`: the variable or argument with the address. */
export const inWords = (error: unknown, setting: string): unknown =>
  isOfPostgres(error) ? new Explained(error, setting) : error;

/** Whether it stays so until somebody mends it: there is nothing to wait for. */
export const staysSo = (error: unknown): boolean => {
  const cause = causeOf(error);
  return OF_SETTINGS.test(codeOf(cause) ?? '') || OF_ADDRESS.test(messageOf(cause));
};
