import { table } from './output.js';
import type { Session } from './session.js';

/** All items of a list. */
export const listOf = async <T>({ client }: Session, path: string): Promise<readonly T[]> => {
  const items: T[] = [];
  for await (const page of client.pages<T>(path)) items.push(...page);
  return items;
};

/** A table for people; with `--json` the items themselves. */
export const showItems = <T>(
  { out }: Session,
  items: readonly T[],
  columns: Readonly<Record<string, (item: T) => string>>,
): void => {
  out.result({ items }, () => (items.length === 0 ? 'There is none that you may see.' : tableOf(items, columns)));
};

export const tableOf = <T>(items: readonly T[], columns: Readonly<Record<string, (item: T) => string>>): string =>
  table(
    Object.keys(columns),
    items.map((item) => Object.values(columns).map((cell) => cell(item))),
  );

/** What is given of these as the query of a list; a value that is a list is repeated. */
export const queryOf = (given: Readonly<Record<string, string | readonly string[] | undefined>>): string => {
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => `${name}=${encodeURIComponent(each)}`),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};
