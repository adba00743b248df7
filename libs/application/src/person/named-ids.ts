import type { PersonIdRule } from '@plumbline/domain';

/** Whether ids of people may say who they are. Part of every registration; the sample, whose ids are names, allows it. */
export class NamedIds {
  constructor(public rule: PersonIdRule['namedIds']) {}
}
