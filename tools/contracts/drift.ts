import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_VERSIONS } from '@plumbline/domain';
import { type Contracts } from './event-schemas.js';
import { type Released } from './released.js';

/** What `npm run contracts` would write, and what it must refuse. */
export type Drift = Readonly<{ toWrite: Contracts; problems: readonly string[] }>;

const SCHEMA_FILE = /^(?<type>\w+)\.v(?<version>\d+)\.schema\.json$/;

const withoutWords = (key: string, value: unknown): unknown =>
  key === 'description' && typeof value === 'string' ? undefined : value;
/** Texts for readers may be reworded in the types; a released file keeps the old ones, since it is never written again. */
const meaning = (text: string): string => JSON.stringify(JSON.parse(text, withoutWords));

const isOlderVersion = (file: string): boolean => {
  const { type = '', version } = SCHEMA_FILE.exec(file)?.groups ?? {};
  const newest = new Map<string, number>(Object.entries(EVENT_VERSIONS)).get(type);
  return newest !== undefined && Number(version) < newest;
};

const olderVersions = (): string[] =>
  Object.entries(EVENT_VERSIONS).flatMap(([type, newest]) =>
    Array.from({ length: newest - 1 }, (_, i) => `${type}.v${String(i + 1)}.schema.json`),
  );

const keptFiles = (folder: string, wanted: Contracts): string[] => {
  const present = existsSync(folder) ? readdirSync(folder).filter((file) => file !== 'released.json') : [];
  const stray = present.filter((file) => !wanted.has(file) && !isOlderVersion(file));
  const missing = olderVersions().filter((file) => !present.includes(file));
  return [
    ...stray.map((file) => `${file} belongs to no event type of today and to no older version of one.`),
    ...missing.map((file) => `${file} is missing: the schema of every version that was ever written stays.`),
  ];
};

/** Compares the schemas that the types ask for with the files in `folder`. */
export const eventSchemaDrift = (folder: string, wanted: Contracts, released: Released): Drift => {
  const toWrite = new Map<string, string>();
  const problems = keptFiles(folder, wanted);
  for (const [file, text] of wanted) {
    const path = join(folder, file);
    const current = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    if (released[file] === undefined) {
      if (current !== text) toWrite.set(file, text);
    } else if (current !== undefined && meaning(current) !== meaning(text))
      problems.push(`${file} is released and its type has changed: raise its version in EVENT_VERSIONS instead.`);
  }
  return { toWrite, problems };
};
