import { folded } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import { cachedWhileUnchanged } from '../cached.js';
import { openedIn } from '../open-texts.js';
import type { Views } from '../tables.js';

/** `name`: what the row holds or refers to. */
type Named = Readonly<{ id: string; text: string; name: string | null }>;

const textOf = (id: string, name: string | null | undefined): string => folded(`${id} ${name ?? ''}`);

/** Of everybody who is not erased, by id. Folded names are kept in memory alone. */
const readNames = async (db: Kysely<Views>): Promise<readonly Named[]> => {
  const rows = await db.selectFrom('person').select(['personId', 'displayName']).where('erased', '=', 0).execute();
  const names = await openedIn(
    db,
    rows.map(({ displayName }) => displayName),
  );
  return rows
    .map(({ personId, displayName }, at) => ({
      id: personId,
      text: textOf(personId, names[at]),
      name: displayName,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
};
export const foldedNames = cachedWhileUnchanged(readNames, { megabytes: 16, key: () => '', sources: () => ['person'] });

/** Drops the names, for when one of them is no more, whatever the rows say yet. */
export const forgetNames = (db: Kysely<Views>): void => {
  foldedNames.forget(db);
};

/** Ids of the people in whose id and name each word of the text occurs, in order. */
export const peopleNamed = async (db: Kysely<Views>, text: string): Promise<readonly string[]> => {
  const words = folded(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const isFound = (said: string): boolean => words.every((word) => said.includes(word));
  const found = (await foldedNames(db)).filter((named) => isFound(named.text));
  // A name that another copy of the server has erased since is in memory here until the row of its person changes.
  const now = await openedIn(
    db,
    found.map(({ name }) => name),
  );
  return found.filter(({ id }, at) => isFound(textOf(id, now[at]))).map(({ id }) => id);
};
