import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const BASELINE = 24;
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const modules = join(root, 'node_modules');

/** Inside the workshop: the folder of the right Node comes first, so that every `#!/usr/bin/env node` finds it. */
export const withTools = (node) => ({
  ...process.env,
  PATH: [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter),
});
