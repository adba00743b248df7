import { type RawBuilder, sql } from 'kysely';

/** The ids as one parameter, however many: for `in`, and to join with. */
export const anyOf = (ids: Iterable<string | number>): RawBuilder<string> =>
  sql`(select "value" from json_each(${JSON.stringify([...ids])}))`;
