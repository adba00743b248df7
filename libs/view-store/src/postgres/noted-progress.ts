import type { Position } from '@plumbline/domain';
import type { ParkedStream } from '../checkpoints.js';
import type { ProgressWriter } from '../writable-views.js';
import type { Statement } from './noted-rows.js';

const PARK = `INSERT INTO projection_parked VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ("view", "stream") DO UPDATE SET
  "revision" = excluded."revision", "position" = excluded."position", "lastPosition" = excluded."lastPosition",
  "behind" = excluded."behind", "error" = excluded."error", "since" = excluded."since"`;
const UNPARK = 'DELETE FROM projection_parked WHERE "view" = $1 AND "stream" = $2';

/** A message of an error may hold anything; PostgreSQL holds no U+0000. */
const printable = (text: string): string => text.replaceAll('\u0000', '\uFFFD');

export const parkOf = (parked: ParkedStream): Statement => {
  const { view, stream, revision, position, lastPosition, behind, error, since } = parked;
  return { text: PARK, values: [view, stream, revision, position, lastPosition, behind, printable(error), since] };
};

/** Progress to be written with a commit. */
export class NotedProgress implements ProgressWriter {
  readonly moves = new Map<string, Position>();
  readonly statements: Statement[] = [];

  get isAny(): boolean {
    return this.moves.size > 0 || this.statements.length > 0;
  }

  readonly move = (view: string, position: Position): void => {
    this.moves.set(view, position);
  };

  readonly park = (parked: ParkedStream): void => {
    this.statements.push(parkOf(parked));
  };

  readonly unpark = (view: string, stream: string): void => {
    this.statements.push({ text: UNPARK, values: [view, stream] });
  };
}
