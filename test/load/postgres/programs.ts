import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Lookup from '../../../tools/bootstrap/postgres.mjs';

/** PostgreSQL refuses to run as root; this is `nobody` on every Linux. */
const NOBODY = 65534;
export const owner = (): { uid: number; gid: number } | undefined =>
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined;

/** How PostgreSQL's programs are run on this machine. */
export type Programs = Readonly<{ folder: string; env: NodeJS.ProcessEnv }>;

/** The links between libraries that the package's install script would have made: here, where nothing of it is changed. */
const linkLibraries = (native: string, folder: string): string => {
  const list = join(native, 'pg-symlinks.json');
  mkdirSync(folder);
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) symlinkSync(join(dirname(native), source), join(folder, basename(target)));
  return folder;
};

const isRunnable = ({ folder, env }: Programs): boolean =>
  spawnSync(join(folder, 'postgres'), ['--version'], { env, ...owner() }).status === 0;

/** `beside`: a folder for what they need. They are copied there where `nobody` cannot enter their own. */
export const programsIn = async (beside: string): Promise<Programs> => {
  // Benches run from `dist`, where plain modules are not.
  const lookup = pathToFileURL(resolve('tools/bootstrap/postgres.mjs')).href;
  const { HOW_TO_GET_POSTGRES, postgresPrograms } = (await import(lookup)) as typeof Lookup;
  const folder = postgresPrograms();
  if (folder === null) throw new Error(`There is no PostgreSQL to test on: ${HOW_TO_GET_POSTGRES}.`);
  const native = dirname(folder);
  if (!existsSync(join(native, 'pg-symlinks.json'))) return { folder, env: process.env };
  const linked = (of: string, at: string): Programs => ({
    folder: join(of, 'bin'),
    env: { ...process.env, LD_LIBRARY_PATH: [linkLibraries(of, join(beside, at)), join(of, 'lib')].join(delimiter) },
  });
  const there = linked(native, 'libraries');
  if (isRunnable(there)) return there;
  cpSync(native, join(beside, 'copied', 'native'), { recursive: true });
  return linked(join(beside, 'copied', 'native'), 'copied-libraries');
};

export const runProgram = ({ folder, env }: Programs, program: string, args: readonly string[]): void => {
  const ran = spawnSync(join(folder, program), args, { env, cwd: '/', encoding: 'utf8', ...owner() });
  if (ran.status !== 0) throw new Error(`${program} failed: ${ran.stderr}${ran.stdout}${String(ran.error ?? '')}`);
};

/** A file system in memory that only the program sees, and that is gone with it. */
export type SmallDisk = Readonly<{ folder: string; megabytes: number }>;

const onDisk = ({ folder, megabytes }: SmallDisk): readonly string[] => {
  const { uid, gid } = owner() ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const [user, group] = [String(uid), String(gid)];
  const mount = `mount -t tmpfs -o size=${String(megabytes)}m,uid=${user},gid=${group},mode=700 none ${folder}`;
  const asUser = `exec setpriv --reuid=${user} --regid=${group} --clear-groups "$@"`;
  return ['unshare', '--mount', 'sh', '-c', `${mount} && ${asUser}`, 'sh'];
};

/** Ends it when this process is gone, however that came about: its input ends then. */
const UNTIL_INPUT_ENDS = '"$@" </dev/null & server=$!; cat >/dev/null; kill -QUIT $server 2>/dev/null; wait $server';

export const startProgram = (
  { folder, env }: Programs,
  program: string,
  args: readonly string[],
  disk?: SmallDisk,
): ChildProcess => {
  const running = ['sh', '-c', UNTIL_INPUT_ENDS, 'sh', join(folder, program), ...args];
  const [command = '', ...rest] = disk === undefined ? running : [...onDisk(disk), ...running];
  return spawn(command, rest, {
    env,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'pipe'],
    ...(disk === undefined && owner()),
  });
};
