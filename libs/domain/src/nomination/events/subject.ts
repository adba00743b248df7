import type { NominationId, PersonId } from '../../kernel/types.js';

/** On every event of a nomination: the candidate is the data subject of all free text about them. */
export type On<Data = object> = { nominationId: NominationId; candidateId: PersonId } & Data;
