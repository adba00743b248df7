import { define, page } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, day, instant, list, nullable, object, text, oneOf } from '../kernel/schema.js';
import { about, showing } from '../kernel/shown.js';
import { LevelReadinessSummary } from '../shared/readiness.js';
import { CycleRef, NominationRef, PersonRef } from '../shared/references.js';
import { OUTCOME } from '../vocabulary.js';

export const TIMELINE_KIND = oneOf({
  registered: true,
  'manager-changed': true,
  'org-unit-changed': true,
  'level-changed': true,
  left: true,
  returned: true,
  'departure-withdrawn': true,
  'manager-change-cancelled': true,
  nominated: true,
  'nomination-withdrawn': true,
  decided: true,
  'decision-reopened': true,
  'feedback-released': true,
});

type Entry = Readonly<{ nomination: NominationRef | null }>;

/** One thing that happened to one person; what its kind says nothing of is null. */
export const TimelineEntry = define(
  'TimelineEntry',
  about(
    ({ nomination }: Entry) => [nomination?.id ?? null],
    object({
      effectiveDate: day({ description: 'On which it takes effect, UTC.' }),
      kind: TIMELINE_KIND,
      recordedAt: instant(),
      nomination: nullable(NominationRef),
      cycle: nullable(CycleRef),
      manager: nullable(PersonRef),
      orgUnit: nullable(text()),
      level: nullable(text()),
      targetLevel: nullable(text()),
      currentLevel: nullable(text()),
      outcome: nullable(oneOf(OUTCOME)),
      ...hideable({
        readiness: showing(
          'ratings',
          nullable(
            list(LevelReadinessSummary, {
              description: 'On a decision: every level when it was recorded, lowest first.',
            }),
          ),
        ),
      }),
    }),
  ),
);
export type TimelineEntry = Answer<typeof TimelineEntry>;

export const Timeline = define('Timeline', object({ id: text(), ...page(TimelineEntry) }));
export type Timeline = Answer<typeof Timeline>;
