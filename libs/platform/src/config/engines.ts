import { resolve } from 'node:path';
import type { Variables } from './variables.js';

/** A folder for files of SQLite, absolute. */
export type EngineConfig = Readonly<{ engine: 'sqlite'; dir: string }>;

const STORE_URL = 'PLUMBLINE_STORE_URL';
const VIEWS_URL = 'PLUMBLINE_VIEWS_URL';
const DATA_DIR = 'PLUMBLINE_DATA_DIR';
const FALLBACK = './data';

const FIX = 'set it to sqlite: and a folder, such as sqlite:/srv/plumbline';
const SQLITE = /^sqlite:(?!\/\/)(.*)$/iu;
const POSTGRES = /^postgres(?:ql)?:/iu;

/** `folder`: where `sqlite:` without a folder is. Undefined where the variable is not set, or is refused. */
const readFolder = (variables: Variables, name: string, folder: string): string | undefined => {
  const text = variables.secretText(name);
  if (text === undefined) return undefined;
  const dir = SQLITE.exec(text)?.[1];
  if (dir !== undefined) return resolve(dir === '' ? folder : dir);
  const what = name === STORE_URL ? 'events' : 'views';
  variables.refuse(name, POSTGRES.test(text) ? `this version keeps no ${what} in PostgreSQL; ${FIX}` : FIX);
  return undefined;
};

export type Places = Readonly<{
  /** Absolute. Holds every file that Plumbline writes, but for views that lie elsewhere. */
  dataDir: string;
  store: EngineConfig;
  views: EngineConfig;
}>;

const sqlite = (dir: string): EngineConfig => ({ engine: 'sqlite', dir });

/** SQLite keeps events in the data directory: an address of the store that names a folder names that. */
const readDataDir = (variables: Variables): string => {
  const given = variables.find(DATA_DIR);
  const ofStore = readFolder(variables, STORE_URL, given ?? FALLBACK);
  const dataDir = resolve(given ?? ofStore ?? FALLBACK);
  if (ofStore !== undefined && ofStore !== dataDir)
    variables.refuse(
      STORE_URL,
      `name the folder of ${DATA_DIR}, or unset one of them: SQLite keeps events in the data directory`,
    );
  return dataDir;
};

export const readPlaces = (variables: Variables): Places => {
  const dataDir = readDataDir(variables);
  const views = readFolder(variables, VIEWS_URL, dataDir) ?? dataDir;
  return { dataDir, store: sqlite(dataDir), views: sqlite(views) };
};
