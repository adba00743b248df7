import type { Viewer } from '@plumbline/access';
import { dayOf } from '@plumbline/domain';
import { type After, afterOf, type ListViewer, type PageOf } from '@plumbline/read-model';
import type { PageDto } from './page.dto.js';
import { badRequest } from './problems.js';

const DEFAULT_LIMIT = 50;

const afterIn = (cursor: string, scope: string, values: number): After => {
  const after = afterOf(scope, values, cursor);
  if (after !== undefined) return after;
  throw badRequest([
    {
      field: 'cursor',
      problem: 'is not a cursor of this list in this order',
      fix: 'Send the nextCursor of the page before, with the same filters and sort; or none, for the first page.',
    },
  ]);
};

/** The page that a list request asks for; `values` is how many sort values a cursor of the list holds. */
export const pageIn = ({ limit = DEFAULT_LIMIT, cursor }: PageDto, scope: string, values = 1): PageOf => ({
  limit,
  ...(cursor !== undefined && { after: afterIn(cursor, scope, values) }),
});

/** Who a list is for, and the day whose reporting lines count. */
export const listViewerOf = ({ personId, roles }: Viewer, { now }: Readonly<{ now: string }>): ListViewer => ({
  personId,
  roles,
  today: dayOf(now),
});
