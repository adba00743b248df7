import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import {
  DueTexts,
  PossibleActions,
  QUERY_HANDLERS,
  READ_VIEWS,
  Retention,
  VIEW_PROGRESS,
} from '@plumbline/application';
import { withTexts } from '@plumbline/read-model';
import { Global, Module } from '@nestjs/common';
import { openProjections, type Projections } from './open-projections.js';
import { RetentionRuns } from './retention-runs.js';
import { PROJECTION_CONTROL, SETTINGS } from './tokens.js';

const PROJECTIONS = Symbol('Projections');

/** The read side: the views, kept here or by a worker, and the handlers of every query. */
@Global()
@Module({
  providers: [
    { provide: PROJECTIONS, useFactory: openProjections, inject: [SETTINGS, EVENT_STORE] },
    {
      provide: READ_VIEWS,
      useFactory: ({ reader }: Projections, store: EventStore) =>
        withTexts(reader.db, (references) => store.openTexts(references)),
      inject: [PROJECTIONS, EVENT_STORE],
    },
    { provide: PROJECTION_CONTROL, useFactory: ({ control }: Projections) => control, inject: [PROJECTIONS] },
    { provide: VIEW_PROGRESS, useExisting: PROJECTION_CONTROL },
    ...QUERY_HANDLERS,
    PossibleActions,
    DueTexts,
    Retention,
    RetentionRuns,
  ],
  exports: [READ_VIEWS, PROJECTION_CONTROL, VIEW_PROGRESS],
})
export class ProjectionsModule {}
