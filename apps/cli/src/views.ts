import type { Client } from './client.js';
import { table } from './output.js';

export type ViewStatus = Readonly<{
  view: string;
  state: 'live' | 'catching-up' | 'rebuilding';
  /** Events of the running rebuild. */
  handled?: number;
  total?: number;
  lagEvents: number;
  lagMs: number;
  completeness: number;
  parked: readonly Readonly<{ stream: string; error: string }>[];
}>;

export const readViews = async (client: Client): Promise<readonly ViewStatus[]> =>
  (await client.require<{ items: readonly ViewStatus[] }>('GET', '/v1/projections')).items;

/** A line for each view, then one for each stream that a view had to leave aside. */
export const viewTable = (views: readonly ViewStatus[]): string =>
  [
    table(
      ['view', 'state', 'events behind', 'parked streams'],
      views.map(({ view, state, lagEvents, parked }) => [view, state, lagEvents.toString(), parked.length.toString()]),
    ),
    ...views.flatMap(({ view, parked }) => parked.map(({ stream, error }) => `${view} parked ${stream}: ${error}`)),
  ].join('\n');
