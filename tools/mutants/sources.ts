import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of the sources under some folders, specs left out, always in the same order. */
export const sourcesIn = (folders: readonly string[]): readonly string[] =>
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => /(?<!\.spec)\.ts$/.test(file))
    .sort();
