import { isCycle } from '@plumbline/read-model';
import { NoSuchCycle } from '../not-found.js';
import type { ReadViews } from '../read-views.js';

/** @throws NoSuchCycle where a filter names one that the views do not hold */
export const ensureCycle = async (views: ReadViews, cycleId: string | undefined): Promise<void> => {
  if (cycleId !== undefined && !(await isCycle(views, cycleId))) throw new NoSuchCycle(`No cycle ${cycleId}.`);
};
