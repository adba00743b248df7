import { accessSync, constants } from 'node:fs';

/** Of the client of PostgreSQL, files of certificates and keys. */
const FILES = ['sslrootcert', 'sslcert', 'sslkey'] as const;
const PARAMETERS: ReadonlySet<string> = new Set(['sslmode', ...FILES]);
/** The client takes every other mode, known or not, for `verify-full`, whatever it promises elsewhere. */
const MODES: readonly (string | null)[] = [null, 'disable', 'no-verify', 'verify-full'];

const isReadable = (file: string): boolean => {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
};

const RULES: readonly (readonly [(given: URLSearchParams) => boolean, string])[] = [
  [
    (given) => [...given.keys()].some((name) => !PARAMETERS.has(name) || given.getAll(name).length > 1),
    'have no other parameters in the address than sslmode, sslrootcert, sslcert and sslkey, each once: others are not kept to, or lead elsewhere',
  ],
  [
    (given) => !MODES.includes(given.get('sslmode')),
    'set sslmode to verify-full, which encrypts and asks whose server it is, to no-verify, which only encrypts, or to disable; allow, prefer, require and verify-ca are not what they are elsewhere',
  ],
  [
    (given) => given.has('sslrootcert') && given.get('sslmode') !== 'verify-full',
    'set sslmode to verify-full beside sslrootcert: only then is it asked whose server it is',
  ],
  [
    (given) => (given.has('sslcert') || given.has('sslkey')) && (given.get('sslmode') ?? 'disable') === 'disable',
    'set sslmode to verify-full or no-verify beside sslcert and sslkey: only then are they used',
  ],
  [
    (given) => FILES.some((name) => given.getAll(name).some((file) => !isReadable(file))),
    'name files that this user can read by sslrootcert, sslcert and sslkey; leave sslrootcert out for the authorities that Node.js knows',
  ],
];

/** What is wrong with the parameters of an address of PostgreSQL, as a fix; undefined where nothing is. */
export const addressProblem = (url: string): string | undefined => {
  const { searchParams, pathname, hash } = new URL(url);
  // All behind the first of them would be taken for host and database, and shown as such.
  if (/[@/]/.test(pathname.slice(1)) || hash !== '')
    return 'write @, :, / and # of a user, password or database in percent: %40, %3A, %2F, %23';
  return RULES.find(([isBroken]) => isBroken(searchParams))?.[1];
};
