// Loaded before everything else, into each thread: ends the process at its n-th step on a disk, see crash-steps.spec.ts.
import Database from 'better-sqlite3';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const FILES = ['openSync', 'writeFileSync', 'writeSync', 'fsyncSync', 'linkSync', 'renameSync', 'unlinkSync', 'rmSync'];
const DATABASE = ['exec', 'pragma'];

const [thread = '', at = ''] = (process.env['DIE_AT'] ?? '').split(':');
const isHere = thread === (isMainThread ? 'main' : 'writer');
let steps = 0;

let rows = 0;
/** Where rows are copied by the hundred, each twentieth stands for its neighbours. */
const isCounted = (of: unknown): boolean => {
  const sql = typeof of === 'object' && of !== null && 'source' in of ? of.source : undefined;
  if (!isMainThread || typeof sql !== 'string' || !/^INSERT INTO (events|streams)/.test(sql)) return true;
  rows += 1;
  return rows % 20 === 0;
};

const counted = (target: object, name: string): void => {
  const original = Reflect.get(target, name) as (...args: unknown[]) => unknown;
  const step = function (this: unknown, ...args: unknown[]): unknown {
    // Loading modules opens files, too.
    if (process.env['DIE_FROM_NOW'] !== undefined && isCounted(this)) steps += 1;
    if (String(steps) === at) process.kill(process.pid, 'SIGKILL');
    return Reflect.apply(original, this, args);
  };
  Reflect.set(target, name, step);
};

if (isHere) {
  const memory = new Database(':memory:');
  for (const name of DATABASE) counted(Database.prototype, name);
  counted(Object.getPrototypeOf(memory.prepare('SELECT 1')) as object, 'run');
  memory.close();
  for (const name of FILES) counted(fs, name);
  syncBuiltinESMExports();
  process.on('exit', () => {
    // Only a run that nothing ended comes here.
    if (at === 'count') fs.writeSync(1, `steps ${String(steps)}\n`);
  });
}
