import { define, page } from '../kernel/components.js';
import { type Answer, flag, integer, list, nullable, object, text, oneOf } from '../kernel/schema.js';
import { covered, rated, requirement } from '../shared/readiness.js';
import { NominationRef, PersonRef, VersionRef } from '../shared/references.js';
import { sourced } from '../shared/source.js';
import { BAND } from '../vocabulary.js';

const count = object({
  level: text(),
  band: oneOf(BAND),
  nominations: integer(),
  targeting: integer({ description: 'How many of them are for this very level.' }),
});
export const BandCounts = define('BandCounts', object({ id: text(), orgUnit: nullable(text()), bands: list(count) }));
export type BandCounts = Answer<typeof BandCounts>;

export const HeatMapRow = define('HeatMapRow', object({ criterion: text(), area: text(), ...sourced, ...requirement }));
export type HeatMapRow = Answer<typeof HeatMapRow>;

export const HeatMapColumn = define(
  'HeatMapColumn',
  object({
    nomination: NominationRef,
    candidate: PersonRef,
    targeted: flag({ description: 'Whether the nomination is for this very level.' }),
    band: oneOf(BAND),
    cells: list(define('HeatMapCell', object({ ...covered, ...rated }))),
  }),
);
export type HeatMapColumn = Answer<typeof HeatMapColumn>;

export const HeatMap = define(
  'HeatMap',
  object({ id: text(), level: text(), framework: VersionRef, criteria: list(HeatMapRow), ...page(HeatMapColumn) }),
);
export type HeatMap = Answer<typeof HeatMap>;
