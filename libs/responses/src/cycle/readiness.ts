import { define, page } from '../kernel/components.js';
import { type Answer, flag, integer, list, nullable, object, text, oneOf } from '../kernel/schema.js';
import { about, showing } from '../kernel/shown.js';
import { covered, rated, requirement } from '../shared/readiness.js';
import { type AboutOne, NominationRef, PersonRef, VersionRef } from '../shared/references.js';
import { sourced } from '../shared/source.js';
import { BAND } from '../vocabulary.js';

const count = object({
  level: text(),
  band: oneOf(BAND),
  nominations: integer(),
  targeting: integer({ description: 'How many of them are for this very level.' }),
});
export const BandCounts = define(
  'BandCounts',
  about(
    ({ counted }: Counted) => counted,
    object({ id: text(), orgUnit: nullable(text()), bands: showing('ratings', list(count)) }),
  ),
);
/** With the nominations that were counted, for the log of reads; these are not part of the answer. */
export type Counted = Readonly<{ counted: readonly string[] }>;
export type BandCounts = Answer<typeof BandCounts>;

export const HeatMapRow = define('HeatMapRow', object({ criterion: text(), area: text(), ...sourced, ...requirement }));
export type HeatMapRow = Answer<typeof HeatMapRow>;

export const HeatMapColumn = define(
  'HeatMapColumn',
  about(
    ({ nomination }: AboutOne) => [nomination.id],
    object({
      nomination: NominationRef,
      candidate: PersonRef,
      targeted: flag({ description: 'Whether the nomination is for this very level.' }),
      band: showing('ratings', oneOf(BAND)),
      cells: showing('ratings', list(define('HeatMapCell', object({ ...covered, ...rated })))),
    }),
  ),
);
export type HeatMapColumn = Answer<typeof HeatMapColumn>;

export const HeatMap = define(
  'HeatMap',
  object({ id: text(), level: text(), framework: VersionRef, criteria: list(HeatMapRow), ...page(HeatMapColumn) }),
);
export type HeatMap = Answer<typeof HeatMap>;
