import { ConductCycleHandler } from './cycle/conduct-cycle.handler.js';
import { ExecuteCommitteeHandler } from './cycle/execute-committee.handler.js';
import { ExecuteCycleHandler } from './cycle/execute-cycle.handler.js';
import { OpenCycleHandler } from './cycle/open-cycle.handler.js';
import { ResolveFindingHandler } from './finding/resolve-finding.handler.js';
import { ApplyMappingHandler } from './framework/apply-mapping.handler.js';
import { DraftFrameworkHandler } from './framework/draft-framework.handler.js';
import { ExecuteFrameworkHandler } from './framework/execute-framework.handler.js';
import { ImportBlueprintHandler } from './framework/import-blueprint.handler.js';
import { PublishFrameworkHandler } from './framework/publish-framework.handler.js';
import { AssignReviewerHandler } from './nomination/assign-reviewer.handler.js';
import { DecideNominationHandler } from './nomination/decide-nomination.handler.js';
import { ExecuteNominationHandler } from './nomination/execute-nomination.handler.js';
import { OpenNominationHandler } from './nomination/open-nomination.handler.js';
import { OpenVotingHandler } from './nomination/open-voting.handler.js';
import { RecusePersonHandler } from './nomination/recuse-person.handler.js';
import { AskAnotherAdminHandler } from './person/ask-another-admin.handler.js';
import { CancelManagerChangeHandler } from './person/cancel-manager-change.handler.js';
import { ChangeManagerHandler } from './person/change-manager.handler.js';
import { CorrectPersonHandler } from './person/correct-person.handler.js';
import { ConfirmErasureHandler } from './person/confirm-erasure.handler.js';
import { ExecutePersonHandler } from './person/execute-person.handler.js';
import { ReleaseSubjectAccessHandler } from './person/release-subject-access.handler.js';
import { RegisterPersonHandler } from './person/register-person.handler.js';

export const COMMAND_HANDLERS = [
  ApplyMappingHandler,
  DraftFrameworkHandler,
  ExecuteFrameworkHandler,
  ImportBlueprintHandler,
  PublishFrameworkHandler,
  OpenCycleHandler,
  ExecuteCycleHandler,
  ConductCycleHandler,
  ExecuteCommitteeHandler,
  RegisterPersonHandler,
  ChangeManagerHandler,
  CancelManagerChangeHandler,
  CorrectPersonHandler,
  ExecutePersonHandler,
  AskAnotherAdminHandler,
  ConfirmErasureHandler,
  ReleaseSubjectAccessHandler,
  OpenNominationHandler,
  ExecuteNominationHandler,
  AssignReviewerHandler,
  RecusePersonHandler,
  OpenVotingHandler,
  DecideNominationHandler,
  ResolveFindingHandler,
];
