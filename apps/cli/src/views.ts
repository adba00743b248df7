import type { Projections, ViewStatus } from '@plumbline/responses';
import type { Client } from './client.js';
import { table } from './output.js';

export const readViews = async (client: Client): Promise<readonly ViewStatus[]> =>
  (await client.require<Projections>('GET', '/v1/projections?limit=200')).items;

/** A line for each view, then one for each parked stream. */
export const viewTable = (views: readonly ViewStatus[]): string =>
  [
    table(
      ['view', 'state', 'events behind', 'parked streams'],
      views.map(({ view, state, lagEvents, parked }) => [view, state, lagEvents.toString(), parked.length.toString()]),
    ),
    ...views.flatMap(({ view, parked }) => parked.map(({ stream, error }) => `${view} parked ${stream}: ${error}`)),
  ].join('\n');
