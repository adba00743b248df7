import { type RawBuilder, sql } from 'kysely';

/** Stands where a name was, once the person is erased. */
export const ERASED_NAME = 'erased';

/** Somebody as a client shows them. Views hold ids only, so that erasing a person erases their name everywhere. */
export type Named = Readonly<{ id: string; name: string }>;

/** The name of the joined person under that alias of `person`. */
export const nameOf = (alias: string): RawBuilder<string> =>
  sql`coalesce(${sql.ref(`${alias}.displayName`)}, ${ERASED_NAME})`;
