import type { Directory } from './directory.js';
import type { PersonRow } from './rows.js';

/** Whom a file means: it calls people by their ids, or by those that their source knows them by. An id wins. */
export class CalledIds {
  private readonly bySourceId = new Map<string, string>();
  private readonly byId = new Map<string, string>();

  constructor(private readonly directory: Directory) {
    for (const { id, sourceId } of directory.values()) if (sourceId) this.add(sourceId, id);
  }

  /** As they were registered just now. */
  add(called: string, id: string): void {
    this.bySourceId.set(called, id);
    this.byId.set(id, called);
  }

  /** The id of somebody who is registered; else what they are called. */
  idOf(called: string): string {
    return this.directory.has(called) ? called : (this.bySourceId.get(called) ?? called);
  }

  /** What the source calls somebody, for people who read the file. */
  of(id: string): string {
    return this.byId.get(id) ?? id;
  }

  /** The row with ids that the server knows, as far as there are any. */
  resolved(row: PersonRow): PersonRow {
    const { id, manager } = row;
    return { ...row, id: this.idOf(id), manager: manager ? this.idOf(manager) : manager };
  }
}

type Told = Readonly<{ rows: readonly PersonRow[]; twice: readonly (readonly [PersonRow, string])[] }>;

/** Of several rows about one person, whom the file calls by different ids, the first is taken. */
export const oncePerPerson = (rows: readonly PersonRow[], ids: CalledIds): Told => {
  const first = new Map<string, PersonRow>();
  for (const row of rows.toSorted((a, b) => a.line - b.line)) {
    const id = ids.idOf(row.id);
    if (!first.has(id)) first.set(id, row);
  }
  const earlierOf = (row: PersonRow): PersonRow | undefined => {
    const found = first.get(ids.idOf(row.id));
    return found === row ? undefined : found;
  };
  return {
    rows: rows.filter((row) => earlierOf(row) === undefined),
    twice: rows.flatMap((row) => {
      const earlier = earlierOf(row);
      if (earlier === undefined) return [];
      return [[row, `is the person of line ${earlier.line.toString()} too, there called ${earlier.id}`] as const];
    }),
  };
};
