import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exclusively } from './lock.mjs';
import { modules, root, withTools } from './paths.mjs';
import { capture } from './spawn.mjs';

const SOURCES = ['apps', 'libs', 'tools', join('test', 'load')];
const SETTINGS = [
  '.swcrc',
  'nest-cli.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
const stamp = join(root, 'dist', '.built');

const sourceFiles = () =>
  SOURCES.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => join(folder, file)),
  );

/** Names, sizes and times of everything that is built: a few milliseconds, where reading it all would take a hundred. */
export const fingerprint = () => {
  const hash = createHash('sha256');
  for (const file of [...SETTINGS, ...sourceFiles().sort()]) {
    // An editor may have removed it since it was listed: that is one more change, seen at the next look.
    const { mtimeMs, size } = statSync(join(root, file), { throwIfNoEntry: false }) ?? {};
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
};

const built = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();

/** Builds all apps into dist, unless that is what dist already holds. Answers an exit code. */
export const build = async (node, say, { force = false } = {}) => {
  if (!force && built()) return 0;
  return exclusively('build', say, async () => {
    if (!force && built()) return 0;
    say('Building ...');
    const before = fingerprint();
    const nest = join(modules, '@nestjs', 'cli', 'bin', 'nest.js');
    // One swc run over apps, libs and tools emits every app; `api` only names where Nest's CLI finds its settings.
    const { code, output } = await capture(node, [nest, 'build', 'api'], { cwd: root, env: withTools(node) });
    if (code === 0) writeFileSync(stamp, before);
    else say(output);
    return code;
  });
};
