import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Schema = Readonly<Record<string, unknown>>;

const FOLDER = join('contracts', 'events');

/** The same code runs from sources and from the build, at different depths below the folder that has the contracts. */
const findFolder = (from: string): string => {
  const here = join(from, FOLDER);
  if (existsSync(here)) return here;
  const parent = dirname(from);
  if (parent === from) throw new Error(`No ${FOLDER} above ${fileURLToPath(import.meta.url)}`);
  return findFolder(parent);
};
let folder: string | undefined;

/** The schema of `{ type, data }` for one version of an event type; undefined where there is none. */
export const eventSchema = (type: string, version: number): Schema | undefined => {
  folder ??= findFolder(dirname(fileURLToPath(import.meta.url)));
  // A type becomes part of a path here, and only names of our own making may.
  if (!/^[A-Z][A-Za-z]*$/.test(type)) return undefined;
  const file = join(folder, `${type}.v${String(version)}.schema.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Schema) : undefined;
};
