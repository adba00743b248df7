import type { PersonCorrected, PersonRegistered, Recorded } from '@plumbline/domain';

/** What says name, email and source id of somebody, all three each time. */
export type Saying = Recorded & Readonly<{ data: PersonRegistered['data'] | PersonCorrected['data'] }>;

export const isSaying = (event: Recorded): event is Saying =>
  event.type === 'PersonRegistered' || event.type === 'PersonCorrected';
