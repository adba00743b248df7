import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, readReleased, RELEASED } from './released.js';

const sorted = (entries: [string, string][]) => entries.sort(([a], [b]) => (a < b ? -1 : 1));

/** Adds every schema that the list lacks, and answers their names. From then on the gate refuses to see them edited. */
export const release = (root: string): readonly string[] => {
  const released = readReleased(root);
  const fresh = readdirSync(join(root, 'contracts/events')).filter(
    (file) => file.endsWith('.schema.json') && released[file] === undefined,
  );
  const added = fresh.map((file): [string, string] => [file, digestOf(root, file) ?? '']);
  const all = Object.fromEntries(sorted([...Object.entries(released), ...added]));
  if (fresh.length > 0) writeFileSync(join(root, RELEASED), `${JSON.stringify(all, null, 2)}\n`);
  return fresh;
};
