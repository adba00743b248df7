import type { NominationId, PersonId } from '../../kernel/types.js';

/** On every event of a nomination: the candidate is the data subject of all free text about them. */
export type On<Data = object> = { nominationId: NominationId; candidateId: PersonId } & Data;

/** The version of each event that is written today; older ones are upcast on the way out of a store. */
export type VersionsOf<E extends { type: string }> = Readonly<Record<E['type'], number>>;
