import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@plumbline/canonical';

const FILES = ['package-lock.json', 'jest.config.mjs'];
const FOLDERS = ['apps', 'libs', 'contracts', 'test'];

/** Tells trees apart in which a spec may run otherwise. */
export const fingerprint = (root: string): string => {
  const inside = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  const files = [...FILES.map((file) => join(root, file)), ...inside.sort()];
  return sha256(files.map((file) => `${file.slice(root.length)} ${sha256(readFileSync(file, 'utf8'))}`).join('\n'));
};
