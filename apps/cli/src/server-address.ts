import { CliError, EXIT } from './exit-codes.js';

const SPEAKS: readonly string[] = ['http:', 'https:'];

const isPlain = ({ username, password, pathname, search, hash }: URL): boolean =>
  [username, password, search, hash].every((part) => part === '') && pathname === '/';

/** `http://host:port` of an address that was typed; throws `CliError` on one that names something else than a server. */
export const serverAddress = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && SPEAKS.includes(url.protocol) && isPlain(url)) return url.origin;
  // The text is not repeated: somebody may have put a password into it.
  throw new CliError(
    EXIT.usage,
    '--url (or PLUMBLINE_URL): write scheme, host and port, such as http://127.0.0.1:3000.',
  );
};

type Env = Readonly<Record<string, string | undefined>>;
const set = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** Where the server of these variables listens. An address that is empty is none, which whoever uses it is told. */
export const defaultAddress = (env: Env): string => {
  const host = set(env['HOST']) ?? '127.0.0.1';
  const named = host.includes(':') ? `[${host}]` : host;
  return env['PLUMBLINE_URL'] ?? `http://${named}:${set(env['PORT']) ?? '3000'}`;
};
