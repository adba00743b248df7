import type { Type } from '@nestjs/common';
import { CyclesQueriesController } from './cycles/cycles-queries.controller.js';
import { CyclesController } from './cycles/cycles.controller.js';
import { RetentionController } from './cycles/retention.controller.js';
import { FindingsController } from './findings/findings.controller.js';
import { FrameworkDraftController } from './frameworks/framework-draft.controller.js';
import { FrameworkSourcesController } from './frameworks/framework-sources.controller.js';
import { FrameworksQueriesController } from './frameworks/frameworks-queries.controller.js';
import { FrameworksController } from './frameworks/frameworks.controller.js';
import { DecisionsController } from './nominations/decisions.controller.js';
import { EvidenceController } from './nominations/evidence.controller.js';
import { NominationsQueriesController } from './nominations/nominations-queries.controller.js';
import { PacketQueriesController } from './nominations/packet-queries.controller.js';
import { NominationsController } from './nominations/nominations.controller.js';
import { ReviewsController } from './nominations/reviews.controller.js';
import { VotingController } from './nominations/voting.controller.js';
import { ErasuresController } from './people/erasures.controller.js';
import { MeQueriesController } from './people/me-queries.controller.js';
import { PeopleQueriesController } from './people/people-queries.controller.js';
import { PeopleController } from './people/people.controller.js';
import { SubjectAccessController } from './people/subject-access.controller.js';
import { EventsController } from './system/events.controller.js';
import { HealthController } from './system/health.controller.js';
import { MetricsController } from './system/metrics.controller.js';
import { ProjectionsController } from './system/projections.controller.js';
import { SettingsController } from './system/settings.controller.js';

/** Every controller of the API. One that is not here is not served. */
export const CONTROLLERS: Type[] = [
  FrameworksController,
  FrameworkDraftController,
  CyclesController,
  RetentionController,
  PeopleController,
  ErasuresController,
  SubjectAccessController,
  NominationsController,
  EvidenceController,
  ReviewsController,
  VotingController,
  DecisionsController,
  FrameworksQueriesController,
  FrameworkSourcesController,
  CyclesQueriesController,
  PeopleQueriesController,
  MeQueriesController,
  NominationsQueriesController,
  PacketQueriesController,
  FindingsController,
  HealthController,
  MetricsController,
  ProjectionsController,
  EventsController,
  SettingsController,
];
