import { isLoss, type KeysPlace, lookAtKeyring } from '@plumbline/sealing';
import type { KeysFound, LogSeen } from './found.js';
import { keysProblem } from './stored/keys-problem.js';

/** What is asked of keys. `log`: whose they are; undefined where it could not be looked at. `eventsUrl`: of its database, if it is in one. */
export type KeysLook = Readonly<{
  place: KeysPlace;
  log: LogSeen | null | undefined;
  eventsUrl: string | null;
  acceptLost: boolean;
  timeoutMs: number;
}>;

const SETTING = 'PLUMBLINE_KEYS_URL';

const inFile = ({ place, log, acceptLost }: KeysLook): KeysFound => {
  const keys = lookAtKeyring({ ...place, mustExist: !acceptLost && (log?.used?.made ?? 0) > 0 });
  return { found: keys && `${String(keys.made)} keys were made.`, keys };
};

const lookedAt = async (look: KeysLook): Promise<KeysFound> => {
  const { place, log, eventsUrl, acceptLost, timeoutMs } = look;
  const { url } = place;
  if (url === null || url === undefined) return inFile(look);
  const { lookAtPostgresKeys } = await import('./postgres/keyring/look.js');
  return lookAtPostgresKeys({ url, place, eventsUrl: log === undefined ? null : eventsUrl, acceptLost, timeoutMs });
};

const NO_KEYS = 'No keys yet.';
const GIVEN_UP = 'PLUMBLINE_LOST_KEYS=accept: the start goes on without the keys of this log that are not there.';

const foundOrLost = async (look: KeysLook): Promise<string> => {
  try {
    return (await lookedAt(look)).found ?? '';
  } catch (error) {
    if (isLoss(error, look.place)) return '';
    throw error;
  }
};

/**
 * What a start would find of the keys of texts about people, in a file or a database. Changes nothing. Throws in words for the operator where a
 * start would be refused. Null where no file of keys is there yet, and the first start makes it.
 */
export const lookAtKeys = async (look: KeysLook): Promise<string | null> => {
  if (look.acceptLost) return `${await foundOrLost(look)} ${GIVEN_UP}`.trim();
  const { found, keys } = await lookedAt(look);
  if (look.log === undefined)
    return `${found ?? NO_KEYS} Whether the log was sealed with them is not known: its events cannot be read.`;
  const { log } = look;
  const problem = keysProblem({ used: log?.used, isEmpty: (log?.head ?? null) === null }, keys);
  if (problem === undefined) return found;
  throw new Error(`${SETTING}: the events cannot be read with these keys: ${problem}.`);
};
