import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exclusively } from './lock.mjs';
import { BASELINE, modules, root } from './paths.mjs';
import { run } from './spawn.mjs';

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** npm writes its own record of what it installed last of all, so an install that was cut short never looks complete. */
const installed = () => {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const present = packagesOf(record);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' || (present[path] === undefined ? wanted.optional : present[path].version === wanted.version),
  );
};

/** The command that npm is, and what comes before its own arguments. */
export const npm = () =>
  process.env.npm_execpath?.endsWith('npm-cli.js')
    ? [process.execPath, [process.env.npm_execpath]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];

/** Installs what the lockfile names, unless it is there. Answers an exit code. */
export const install = async (say, stdio) => {
  if (installed()) return 0;
  return exclusively('install', say, async () => {
    if (installed()) return 0;
    say('Installing dependencies (half a minute, once for each lockfile) ...');
    const [command, before] = npm();
    // No package here needs its install script, and without this npm compiles better-sqlite3 over its prebuilt binary.
    const args = [...before, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    return run(command, args, { cwd: root, stdio, shell: command.endsWith('.cmd') });
  });
};

/** The path of a Node that is new enough: this one, or the one that came with the dependencies. Undefined: there is none. */
export const findNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= BASELINE) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = join(modules, `node-${platform}-${process.arch}`, 'bin', name);
  return existsSync(brought) ? brought : undefined;
};
