import { setTimeout as sleep } from 'node:timers/promises';
import { ended, onStop, passOn } from './spawn.mjs';

const EVERY_MS = 300;

/**
 * Runs what `start` spawns, and starts it anew whenever `look` answers something else and `build` leaves 0. Looked at rather than listened
 * for: what counts as a change is what counts for a build, on every file system. A failed build leaves the old one
 * running. A signal ends it all; answers the exit code of what ran last.
 */
export const watch = async ({ look, build, start, say }) => {
  let child;
  let exit = 0;
  let stopped = false;
  const relax = onStop((signal) => {
    stopped = true;
    if (child !== undefined) passOn(child, signal);
  });
  const begin = async () => {
    child = start();
    exit = await ended(child);
    child = undefined;
  };
  let seen = look();
  let running = begin();
  try {
    while (!stopped) {
      await sleep(EVERY_MS);
      const now = look();
      if (now === seen || stopped) continue;
      seen = now;
      if ((await build()) !== 0 || stopped) continue;
      say(child === undefined ? 'Starting again ...' : 'Restarting ...');
      child?.kill('SIGTERM');
      await running;
      if (!stopped) running = begin();
    }
  } finally {
    if (!stopped) child?.kill('SIGTERM');
    await running;
    relax();
  }
  return exit;
};
