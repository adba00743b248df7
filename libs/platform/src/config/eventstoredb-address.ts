import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { readAuthority } from './authority.js';

export type Endpoint = Readonly<{ address: string; port: number }>;
export type EventStoreDbAddress = Readonly<{
  endpoints: readonly Endpoint[];
  /** Whether the nodes of a cluster are asked which of them leads. */
  isCluster: boolean;
  credentials: Readonly<{ username: string; password: string }> | null;
  /** Null where what is sent can be read on its way. */
  tls: Readonly<{ ca: Buffer | null; key: Buffer | null; cert: Buffer | null }> | null;
}>;

const DEFAULT_PORT = 2113;
const OPTIONS = ['tls', 'tlscafile', 'usercertfile', 'userkeyfile', 'nodepreference'] as const;
type Option = (typeof OPTIONS)[number];
const FORM = 'esdb://USER:PASSWORD@HOST:2113?tls=true, or esdb+discover:// for a cluster';

export const isEventStoreDb = (url: string): boolean => /^(esdb|kurrentdb)(\+discover)?:/i.test(url);

/** Without a hyphen, so that the server sees the categories of streams; and no two prefixes begin alike. */
export const isStreamPrefix = (text: string): boolean => /^[a-z][a-z0-9]*$/.test(text);

const decoded = (text: string, what: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error(`its ${what} has a % that stands for nothing: write %25 for a %`);
  }
};

/** A client of EventStoreDB takes all before the last colon for the name, and all before the first @: so neither may be ambiguous. */
const credentialsIn = (text: string | undefined): EventStoreDbAddress['credentials'] => {
  if (text === undefined) return null;
  const [username, password, ...more] = text.split(':');
  if (username === undefined || username === '' || password === undefined || more.length > 0 || text.includes('@'))
    throw new Error(
      'before the @ stand a name and a password with a colon between them: write %3A, %40 and %2F for : @ and / in either',
    );
  return { username: decoded(username, 'name'), password: decoded(password, 'password') };
};

const endpointIn = (text: string): Endpoint => {
  const [, bracketed, plain, port] = /^(?:(\[[0-9a-f:.]+\])|([^:[\]/\s]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const address = bracketed ?? plain;
  const number = port === undefined ? DEFAULT_PORT : Number(port);
  if (address === undefined || number < 1 || number > 65_535) throw new Error('a server in it is no HOST or HOST:PORT');
  return { address, port: number };
};

const optionsIn = (query: string): ReadonlyMap<Option, string> => {
  const found = new Map<Option, string>();
  if (query.includes('@')) throw new Error('a ? stands before its @: write %3F for one in a name or password');
  for (const [name, value] of new URLSearchParams(query)) {
    const option = OPTIONS.find((known) => known === name.toLowerCase().replace(/[_-]/g, ''));
    if (option === undefined)
      throw new Error(
        `it has the option ${/^\w+$/.test(name) ? name : '…'}, which means nothing here: there are tls, tlsCAFile, userCertFile, userKeyFile and nodePreference`,
      );
    found.set(option, value);
  }
  return found;
};

type Read = (path: string) => Buffer;
const fileIn = (options: ReadonlyMap<Option, string>, option: Option, read: Read = readFileSync): Buffer | null => {
  const path = options.get(option);
  if (path === undefined) return null;
  try {
    return read(path);
  } catch {
    throw new Error(`the file of its option ${option} cannot be read, or is none in PEM`);
  }
};

const ensurePair = (key: Buffer, cert: Buffer): void => {
  try {
    createSecureContext({ key, cert });
  } catch {
    throw new Error('the files of its options userCertFile and userKeyFile are no certificate and its key, in PEM');
  }
};

const tlsIn = (options: ReadonlyMap<Option, string>): EventStoreDbAddress['tls'] => {
  const tls = options.get('tls') ?? 'true';
  if (tls === 'false') return null;
  if (tls !== 'true') throw new Error('its option tls is neither true nor false');
  const [key, cert] = [fileIn(options, 'userkeyfile'), fileIn(options, 'usercertfile')];
  if ((key === null) !== (cert === null)) throw new Error('userCertFile and userKeyFile go together');
  if (key !== null && cert !== null) ensurePair(key, cert);
  return { ca: fileIn(options, 'tlscafile', readAuthority), key, cert };
};

const ensureLeader = (options: ReadonlyMap<Option, string>): void => {
  if ((options.get('nodepreference') ?? 'leader').toLowerCase() !== 'leader')
    throw new Error('its option nodePreference can only be leader: what is decided on has to be as the leader has it');
};

/**
 * What an address of EventStoreDB or KurrentDB says. Throws in words that hold nothing of its password; what the server's own client would read
 * as something else than was meant is refused.
 */
export const eventStoreDbAddress = (url: string): EventStoreDbAddress => {
  const [, discover, rest, query = ''] = /^(?:esdb|kurrentdb)(\+discover)?:\/\/([^?]*)(?:\?(.*))?$/i.exec(url) ?? [];
  if (rest === undefined) throw new Error(`it is no address of EventStoreDB, such as ${FORM}`);
  const end = rest.lastIndexOf('@');
  const hosts = rest.slice(end + 1).replace(/\/$/, '');
  const options = optionsIn(query);
  const endpoints = hosts.split(',').map(endpointIn);
  ensureLeader(options);
  const credentials = credentialsIn(end === -1 ? undefined : rest.slice(0, end));
  const tls = tlsIn(options);
  if (tls === null && credentials !== null)
    throw new Error('with tls=false the password would be sent in clear: leave out either');
  return { endpoints, isCluster: discover !== undefined || endpoints.length > 1, credentials, tls };
};
