import type { Type } from '@nestjs/common';
import { ListCyclesHandler } from './cycle/queries/list-cycles.handler.js';
import { ReadBandCountsHandler } from './cycle/queries/read-band-counts.handler.js';
import { ReadCycleProgressHandler } from './cycle/queries/read-cycle-progress.handler.js';
import { ReadCycleHistoryHandler } from './cycle/queries/read-cycle-history.handler.js';
import { ReadCycleHandler } from './cycle/queries/read-cycle.handler.js';
import { ReadHeatMapHandler } from './cycle/queries/read-heat-map.handler.js';
import { ListFrameworksHandler } from './framework/queries/list-frameworks.handler.js';
import { ListPinnedHandler } from './framework/queries/list-pinned.handler.js';
import { PreviewMappingHandler } from './framework/queries/preview-mapping.handler.js';
import { ReadBlueprintHandler } from './framework/queries/read-blueprint.handler.js';
import { ReadCareerGraphHandler } from './framework/queries/read-career-graph.handler.js';
import { ReadFrameworkVersionHandler } from './framework/queries/read-framework-version.handler.js';
import { ReadFrameworkHandler } from './framework/queries/read-framework.handler.js';
import { ReadMappingHandler } from './framework/queries/read-mapping.handler.js';
import { ReadPartSourceHandler } from './framework/queries/read-part-source.handler.js';
import { ReadVersionDiffHandler } from './framework/queries/read-version-diff.handler.js';
import { ListDecisionsHandler } from './nomination/queries/list-decisions.handler.js';
import { ListNominationsHandler } from './nomination/queries/list-nominations.handler.js';
import { ReadGapsHandler } from './nomination/queries/read-gaps.handler.js';
import { ReadHistoryHandler } from './nomination/queries/read-history.handler.js';
import { ReadPacketHandler } from './nomination/queries/read-packet.handler.js';
import { ReadReadinessHandler } from './nomination/queries/read-readiness.handler.js';
import { ReadReviewsHandler } from './nomination/queries/read-reviews.handler.js';
import { ReadVotesHandler } from './nomination/queries/read-votes.handler.js';
import { ListRetentionHandler } from './retention/queries/list-retention.handler.js';
import { ListErasuresHandler } from './person/queries/list-erasures.handler.js';
import { ListSubjectAccessHandler } from './person/queries/list-subject-access.handler.js';
import { ReadSubjectFileHandler } from './person/queries/read-subject-file.handler.js';
import { ListMyChairHandler } from './person/queries/list-my-chair.handler.js';
import { ListMyReleasesHandler } from './person/queries/list-my-releases.handler.js';
import { ListMyPacketsHandler } from './person/queries/list-my-packets.handler.js';
import { ListMyReviewsHandler } from './person/queries/list-my-reviews.handler.js';
import { ListMyVotesHandler } from './person/queries/list-my-votes.handler.js';
import { ListPeopleHandler } from './person/queries/list-people.handler.js';
import { ReadMeHandler } from './person/queries/read-me.handler.js';
import { ReadPersonHandler } from './person/queries/read-person.handler.js';
import { ReadTimelineHandler } from './person/queries/read-timeline.handler.js';
import { WarnOfLevelHandler } from './person/queries/warn-of-level.handler.js';
import { ListFindingsHandler } from './finding/queries/list-findings.handler.js';
import { ListEventsHandler } from './system/queries/list-events.handler.js';

/** The handler of every query. A query whose handler is not listed here fails. */
export const QUERY_HANDLERS: Type[] = [
  ListCyclesHandler,
  ReadBandCountsHandler,
  ReadCycleProgressHandler,
  ReadCycleHandler,
  ReadCycleHistoryHandler,
  ReadHeatMapHandler,
  ListFrameworksHandler,
  ListPinnedHandler,
  PreviewMappingHandler,
  ReadFrameworkVersionHandler,
  ReadFrameworkHandler,
  ReadMappingHandler,
  ReadBlueprintHandler,
  ReadCareerGraphHandler,
  ReadPartSourceHandler,
  ReadVersionDiffHandler,
  ListDecisionsHandler,
  ListNominationsHandler,
  ReadGapsHandler,
  ReadHistoryHandler,
  ReadPacketHandler,
  ReadReadinessHandler,
  ReadReviewsHandler,
  ReadVotesHandler,
  ListMyPacketsHandler,
  ListMyReleasesHandler,
  ListMyReviewsHandler,
  ListMyVotesHandler,
  ListMyChairHandler,
  ListPeopleHandler,
  ListErasuresHandler,
  ListRetentionHandler,
  ListSubjectAccessHandler,
  ReadSubjectFileHandler,
  ReadMeHandler,
  ReadPersonHandler,
  ReadTimelineHandler,
  WarnOfLevelHandler,
  ListEventsHandler,
  ListFindingsHandler,
];
