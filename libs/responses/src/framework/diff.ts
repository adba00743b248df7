import type { TSchema } from 'typebox';
import { define, definePage, page } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, flag, instant, integer, list, nullable, object, text, uuid, oneOf } from '../kernel/schema.js';
import { requirement } from '../shared/readiness.js';
import { CycleRef, VersionRef } from '../shared/references.js';
import { PHASE, STATE } from '../vocabulary.js';
import { Area, CounterSignal, Criterion, Level } from './parts.js';

export const Reworded = define('Reworded', object({ key: text(), from: text(), to: text() }));

const revised = <T extends TSchema>(of: T) => object({ key: text(), from: of, to: of });
const changes = <T extends TSchema>(of: T) => ({ added: list(of), removed: list(of) });
const asked = define('LevelRequirement', object(requirement));
/** Of what is in both versions. */
const wording = {
  reworded: list(Reworded),
  moved: list(Reworded, { description: 'Moved to another area.' }),
};
const reweighted = object({
  key: text(),
  level: text(),
  from: nullable(asked, { description: 'Null if the level did not require it.' }),
  to: nullable(asked, { description: 'Null where the level no longer asks for it.' }),
});

export const PinnedNomination = define(
  'PinnedNomination',
  object({
    ...{ id: uuid(), cycle: CycleRef, framework: VersionRef, state: oneOf(STATE) },
    phase: oneOf(PHASE, { description: 'Of the cycle.' }),
    dueAt: nullable(instant(), { description: "The cycle's deadline for the next step; null for an appeal." }),
    overdue: flag({ description: 'It was due before now.' }),
  }),
);
export type PinnedNomination = Answer<typeof PinnedNomination>;
export const PinnedNominationPage = definePage('PinnedNominationPage', PinnedNomination);
export type PinnedNominationPage = Answer<typeof PinnedNominationPage>;

const Pinned = define(
  'PinnedNominations',
  object({
    count: integer({ description: 'All of them; `items` holds the first 50.' }),
    ...page(PinnedNomination),
  }),
);
export type Pinned = Answer<typeof Pinned>;

export const VersionDiff = define(
  'VersionDiff',
  object({
    id: text(),
    from: integer(),
    to: integer(),
    levels: object({ ...changes(Level), revised: list(revised(Level)) }),
    entryLevels: object(changes(text())),
    areas: object({ ...changes(Area), revised: list(revised(Area)) }),
    criteria: object({ ...changes(Criterion), ...wording, reweighted: list(reweighted) }),
    counterSignals: object({ ...changes(CounterSignal), ...wording }),
    ...hideable({ pinned: Pinned }),
  }),
);
export type VersionDiff = Answer<typeof VersionDiff>;
