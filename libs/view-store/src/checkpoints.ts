import type { Database } from 'better-sqlite3';
import type { Instant, Position } from '@plumbline/domain';
import { followOwn } from './row-digests.js';

/** How far one view has come, and the version and layout of its rows. `position` is of the last event handled. */
export type Checkpoint = Readonly<{
  view: string;
  version: number;
  layout: string;
  generation: number;
  position: Position | null;
}>;

/** A stream that one view stopped at: the event at `revision` could not be projected; `behind` later ones wait for it. */
export type ParkedStream = Readonly<{
  view: string;
  stream: string;
  revision: string;
  position: Position;
  /** Of the last event of the stream that was skipped. */
  lastPosition: Position;
  behind: number;
  error: string;
  since: Instant;
}>;

const DDL = `
  CREATE TABLE IF NOT EXISTS projection_checkpoints (
    "view" TEXT NOT NULL PRIMARY KEY, "version" INTEGER NOT NULL, "layout" TEXT NOT NULL,
    "generation" INTEGER NOT NULL, "position" TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS projection_parked (
    "view" TEXT NOT NULL, "stream" TEXT NOT NULL, "revision" TEXT NOT NULL, "position" TEXT NOT NULL,
    "lastPosition" TEXT NOT NULL, "behind" INTEGER NOT NULL, "error" TEXT NOT NULL, "since" TEXT NOT NULL,
    PRIMARY KEY ("view", "stream")) STRICT;`;

/** Writers of the runtime's own tables; call them in the transaction of the rows that they are about. */
export type CheckpointWriter = Readonly<{
  save: (checkpoint: Checkpoint) => void;
  move: (view: string, position: Position) => void;
  forget: (view: string) => void;
  park: (parked: ParkedStream) => void;
  unpark: (view: string, stream: string) => void;
}>;

export const readCheckpoints = (db: Database): readonly Checkpoint[] =>
  db.prepare<[], Checkpoint>('SELECT * FROM projection_checkpoints ORDER BY "view"').all();

export const readParked = (db: Database): readonly ParkedStream[] =>
  db.prepare<[], ParkedStream>('SELECT * FROM projection_parked ORDER BY "view", "position"').all();

export const checkpointWriter = (db: Database): CheckpointWriter => {
  db.exec(DDL);
  for (const table of ['projection_checkpoints', 'projection_parked']) followOwn(db, table);
  const save = db.prepare<Checkpoint>(
    'INSERT OR REPLACE INTO projection_checkpoints VALUES (@view, @version, @layout, @generation, @position)',
  );
  const move = db.prepare('UPDATE projection_checkpoints SET "position" = ? WHERE "view" = ?');
  const park = db.prepare<ParkedStream>(
    `INSERT OR REPLACE INTO projection_parked
     VALUES (@view, @stream, @revision, @position, @lastPosition, @behind, @error, @since)`,
  );
  const unpark = db.prepare('DELETE FROM projection_parked WHERE "view" = ? AND "stream" = ?');
  const forget = ['checkpoints', 'parked'].map((t) => db.prepare(`DELETE FROM projection_${t} WHERE "view" = ?`));
  return {
    save: (checkpoint) => void save.run(checkpoint),
    move: (view, position) => void move.run(position, view),
    forget: (view) => {
      for (const statement of forget) statement.run(view);
    },
    park: (parked) => void park.run(parked),
    unpark: (view, stream) => void unpark.run(view, stream),
  };
};
