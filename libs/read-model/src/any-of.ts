import { type RawBuilder, sql } from 'kysely';

/** Any number of ids as one parameter, for `in` and joins. */
export const anyOf = (ids: Iterable<string | number>): RawBuilder<string> =>
  sql`(select "value" from json_each(${JSON.stringify([...ids])}))`;
