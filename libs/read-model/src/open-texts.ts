/** What references stand for, see `openTexts` of the event store. */
export type OpenTexts = (references: readonly string[]) => Opened | Promise<Opened>;
type Opened = readonly (string | undefined)[];

const OPENERS = new WeakMap<object, OpenTexts>();

/** Lets queries of `db` look into texts that its rows refer to. */
export const withTexts = <Db extends object>(db: Db, open: OpenTexts): Db => {
  OPENERS.set(db, open);
  return db;
};

/**
 * What a column holds or refers to, for texts that a query has to look into: those that are only shown are opened as they leave. Never
 * write it anywhere.
 */
export const openedIn = async (db: object, column: readonly (string | null)[]): Promise<readonly (string | null)[]> => {
  const texts = await OPENERS.get(db)?.(column.map((value) => value ?? ''));
  return column.map((value, at) => texts?.[at] ?? value);
};
