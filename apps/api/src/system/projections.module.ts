import { EVENT_STORE, QUERY_HANDLERS, READ_VIEWS } from '@plumbline/application';
import type { ReadModelReader } from '@plumbline/view-store';
import type { Views } from '@plumbline/read-model';
import { Global, Module } from '@nestjs/common';
import { VIEW_PROGRESS } from '../http/view-progress.js';
import { openProjections, type Projections } from './open-projections.js';
import { PROJECTION_DESK } from './projection-desk.js';
import { CLOSING, CONFIG, LOGGER } from './tokens.js';

const PROJECTIONS = Symbol('Projections');

/** The read side: the views, kept here or by a worker, and the handlers of every query. */
@Global()
@Module({
  providers: [
    { provide: PROJECTIONS, useFactory: openProjections, inject: [CONFIG, EVENT_STORE, LOGGER, CLOSING] },
    {
      provide: READ_VIEWS,
      useFactory: ({ reader }: { reader: ReadModelReader<Views> }) => reader.db,
      inject: [PROJECTIONS],
    },
    { provide: PROJECTION_DESK, useFactory: ({ desk }: Projections) => desk, inject: [PROJECTIONS] },
    { provide: VIEW_PROGRESS, useExisting: PROJECTION_DESK },
    ...QUERY_HANDLERS,
  ],
  exports: [READ_VIEWS, PROJECTION_DESK, VIEW_PROGRESS],
})
export class ProjectionsModule {}
