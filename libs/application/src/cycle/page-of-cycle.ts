import { isCycle, type Page } from '@plumbline/read-model';
import { NoSuchCycle } from '../not-found.js';
import type { ReadViews } from '../read-views.js';

/**
 * A page of a list that was filtered by a cycle. Only one without items asks whether there is such a cycle.
 *
 * @throws NoSuchCycle where the views hold none
 */
export const pageOfCycle = async <T>(
  views: ReadViews,
  cycleId: string | undefined,
  page: Page<T>,
): Promise<Page<T>> => {
  const isEmpty = page.items.length === 0;
  if (isEmpty && cycleId !== undefined && !(await isCycle(views, cycleId)))
    throw new NoSuchCycle(`No cycle ${cycleId}.`);
  return page;
};
