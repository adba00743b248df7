import type { PersonId } from './types.js';

/** Ids of frameworks and cycles, keys of levels, criteria and areas, as a regular expression that contracts can quote. */
export const KEY_PATTERN = '^[a-z0-9][a-z0-9-]{0,127}$';
/** Also takes the subjects that identity providers make, such as addresses and auth0|123. */
export const PERSON_ID_PATTERN = '^[A-Za-z0-9][A-Za-z0-9._@|+=:~-]{0,127}$';
/** Of a case file. It stays in the log for ever, so it has no room for a name, nor for a telephone number. */
export const CASE_NUMBER_PATTERN = '^\\d{1,6}(-\\d{1,6})?$';

const KEY = new RegExp(KEY_PATTERN);
const PERSON_ID = new RegExp(PERSON_ID_PATTERN);

export const isKey = (value: unknown): value is string => typeof value === 'string' && KEY.test(value);

const MAX_KEY = 128;

/** The key itself if it is free, else with the first free number appended. */
export const freeKey = (key: string, taken: Pick<ReadonlySet<string>, 'has'>): string => {
  let free = key;
  for (let count = 2; taken.has(free); count += 1) {
    const ending = `-${String(count)}`;
    free = key.slice(0, MAX_KEY - ending.length).replace(/-+$/u, '') + ending;
  }
  return free;
};

export const isPersonId = (value: unknown): value is PersonId => typeof value === 'string' && PERSON_ID.test(value);
