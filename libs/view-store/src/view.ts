import type { PlumblineEvent, Recorded } from '@plumbline/domain';

/** JSON values only; columns of type `json` may hold objects and arrays, which the read model stores as text. */
export type Row = Readonly<Record<string, unknown>>;
export type Key = Readonly<Record<string, string | number>>;

/** `put` replaces the whole row of that key. */
export type Change = Readonly<{ table: string; put: Row }> | Readonly<{ table: string; remove: Key }>;

/** The rows of one view before the event, including earlier changes of the same batch. A view reads only its own rows. */
export interface StoredRows {
  get<R extends Row>(table: string, key: Key): R | undefined;
  /** Rows whose columns equal the given values; the columns must be indexed. */
  find<R extends Row>(table: string, where: Key): readonly R[];
}

/** What a view is given of its rows. */
export interface ViewRows extends StoredRows {
  /** Removes the personal text from every row about that person. */
  erase(personId: string): readonly Change[];
}

/**
 * One projection: a pure function from an event to row changes. A thrown error parks the event's stream for this view.
 * `projectionOf` updates revision and time of head rows.
 * Raise `version` whenever the meaning of its rows changes: the runtime then rebuilds it.
 */
export type View = Readonly<{
  name: string;
  version: number;
  /** Names of the tables it owns, defined in the read model. */
  tables: readonly string[];
  project: (event: Recorded<PlumblineEvent>, rows: ViewRows) => readonly Change[];
}>;
