import { type ChangeNotes, REMEMBERED } from '../changes.js';
import { TELL_COMMIT } from './schema.js';
import type { Statement } from './noted-rows.js';

/** Numbered without gaps: a reader knows by that whether it has heard of all. */
const NOTE = `INSERT INTO projection_changes ("number", "key", "value", "tables")
  SELECT (SELECT coalesce(max("number"), 0) FROM projection_changes) + n."at", n."key", n."value", n."tables"
  FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS n ("key", "value", "tables", "at")`;
const FORGET = `DELETE FROM projection_changes WHERE "number" <= (SELECT max("number") FROM projection_changes) - ${String(REMEMBERED)}`;

type Noted = Readonly<{ key: string | null; value: string | null; tables: string }>;

/** Which rows a commit changes, for caches of those rows. */
export class NotedChanges implements ChangeNotes {
  #noted: Noted[] = [];
  #left = 0;

  everything(): void {
    this.#noted.push({ key: null, value: null, tables: '' });
  }

  rows(key: string, value: string, tables: Iterable<string>): void {
    this.#noted.push({ key, value, tables: [...tables].join() });
  }

  forget(): void {
    this.#noted = [];
  }

  /** Writes what was noted since this was last called, and tells whoever listens at the end of the commit. */
  take(): readonly Statement[] {
    const noted = this.#noted;
    this.#noted = [];
    const values = [noted.map(({ key }) => key), noted.map(({ value }) => value), noted.map(({ tables }) => tables)];
    this.#left -= noted.length;
    const isFull = this.#left <= 0;
    if (isFull) this.#left = REMEMBERED / 10;
    return [
      ...(noted.length > 0 ? [{ text: NOTE, values }] : []),
      ...(isFull ? [{ text: FORGET, values: [] }] : []),
      { text: TELL_COMMIT, values: [] },
    ];
  }
}
