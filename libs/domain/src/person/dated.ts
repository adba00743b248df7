import type { CalendarDate } from '../kernel/types.js';

/** What a source says of somebody, each by effective dates of its own. */
export type Dated = 'name' | 'orgUnit' | 'level' | 'manager' | 'presence';
/** Whether they left since is another matter. */
export const ON_REGISTRATION: readonly Dated[] = ['name', 'orgUnit', 'level', 'manager'];

export const saidKey = (field: Dated, date: CalendarDate): string => `${field} ${date}`;
