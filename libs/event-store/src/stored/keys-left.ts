import type { Forgotten } from '@plumbline/event-log';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenedKeyring } from '../keys-at.js';

/** Longer than an erasure takes from its event to the last key. */
const DESTROYED_WITHIN_MS = 2_000;

/** Keys of texts that the log says are gone: an older copy of the keys was put in place, or the process was killed before it destroyed them. */
export const keysLeft = async (
  keyring: OpenedKeyring | null,
  ended: readonly Forgotten[],
): Promise<readonly string[]> => {
  const left = (await keyring?.left(ended)) ?? [];
  if (left.length > 0) await sleep(DESTROYED_WITHIN_MS);
  const still = (await keyring?.left(left))?.length ?? 0;
  if (still === 0) return [];
  return [
    `there are keys of ${String(still)} of those whose texts the log ended, since the keys are an older copy, or the server was killed just then. Start it, which destroys them before it answers anything.`,
  ];
};
