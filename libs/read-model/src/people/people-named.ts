import { folded } from '@plumbline/domain';
import type { Kysely } from 'kysely';
import { cachedWhileUnchanged } from '../cached.js';
import { openedIn } from '../open-texts.js';
import type { Views } from '../tables.js';

type Named = Readonly<{ id: string; text: string }>;

/** Of everybody who is not erased, by id. Folded names are kept in memory alone. */
const readNames = async (db: Kysely<Views>): Promise<readonly Named[]> => {
  const rows = await db.selectFrom('person').select(['personId', 'displayName']).where('erased', '=', 0).execute();
  const names = await openedIn(
    db,
    rows.map(({ displayName }) => displayName),
  );
  return rows
    .map(({ personId }, at) => ({ id: personId, text: folded(`${personId} ${names[at] ?? ''}`) }))
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
  const names = await foldedNames(db);
  return names.filter((named) => words.every((word) => named.text.includes(word))).map(({ id }) => id);
};
