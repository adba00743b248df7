import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import type { Table } from './define-table.js';
import { erasureOf } from './erasure.js';
import { headMoves } from './head-rows.js';
import type { Change, StoredRows, View } from './view.js';

export type Projection = (event: Recorded<PlumblineEvent>) => readonly Change[];

/**
 * What an event changes in the rows of a view: the changes of its rules, without text about erased people, and in the head row of
 * the event's stream the revision and the time of the last change. Both apply to every rule, so no rule can forget them.
 */
export const projectionOf = (view: View, tables: readonly Table[], stored: StoredRows): Projection => {
  const { erase, withoutErased } = erasureOf(tables, stored);
  const moveHead = headMoves(tables, stored);
  const rows = { get: stored.get.bind(stored), find: stored.find.bind(stored), erase };
  return (event) => moveHead(event, withoutErased(view.project(event, rows)));
};
