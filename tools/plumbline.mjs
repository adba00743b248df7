#!/usr/bin/env node
// The `plumbline` command: installs and builds first where that is due, and says so on stderr only.
import { join } from 'node:path';
import { prepare } from './bootstrap/prepare.mjs';
import { root } from './bootstrap/paths.mjs';
import { run } from './bootstrap/spawn.mjs';

const say = (text) => process.stderr.write(`${text}\n`);
const node = await prepare(say, ['ignore', 2, 2]);
process.exitCode = await run(node, [join(root, 'dist', 'apps', 'cli', 'src', 'main.js'), ...process.argv.slice(2)]);
