import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** The version of Plumbline that this command line belongs to. */
export const versionOfPackage = (): string => {
  const path = findPackageJSON('.', import.meta.url);
  if (path === undefined) throw new Error('There is no package.json above the command line.');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
};
