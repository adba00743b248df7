import type { Table } from './define-table.js';
import { ViewsUnavailable } from './views-unavailable.js';

declare const held: unique symbol;
/** What a `json` column gives back to a query: text that holds a `T`. Open it with `fromJson`. */
export type JsonText<T> = string & { readonly [held]?: T };

type Scalar = string | number | null;
type Selected<T> = [T] extends [Scalar] ? T : null extends T ? JsonText<NonNullable<T>> | null : JsonText<T>;
type SelectedRow<T> = T extends Table<string, infer R> ? { [C in keyof R]-?: Selected<R[C]> } : never;

/** The Kysely `Database` type of a list of tables: `type Views = DatabaseOf<typeof TABLES>`. */
export type DatabaseOf<Tables extends readonly Table[]> = { [T in Tables[number] as T['name']]: SelectedRow<T> };

/** The value in a `json` column. Throws `ViewsUnavailable` where it holds something else, whose text is not passed on. */
export const fromJson = <T>(text: JsonText<T>): T => {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new ViewsUnavailable('views.db holds a row that cannot be read', { isDamage: true });
  }
};
