import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';

const folder = join(
  tmpdir(),
  `plumbline-${createHash('sha256').update(root).digest('hex').slice(0, 12)}-${process.getuid?.() ?? 0}`,
);

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const take = (file) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

const abandoned = (file) => {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return pid > 0 && !alive(pid);
  } catch {
    return false;
  }
};

/** Two commands in one clone never install or build at the same time; the lock of a process that died is taken over. */
export const exclusively = async (name, say, work) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  for (let tries = 0; !take(file); tries += 1) {
    if (abandoned(file)) rmSync(file, { force: true });
    else {
      if (tries === 20) say(`Waiting for another command to finish its ${name} ...`);
      await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};
