import {
  AskAnotherAdmin,
  AssignReviewer,
  CancelManagerChange,
  ChangeManager,
  type CommandContext,
  ConductCycle,
  ConfirmErasure,
  CorrectPerson,
  DecideNomination,
  DraftFramework,
  ExecuteCommittee,
  ExecuteCycle,
  ExecuteFramework,
  ExecuteNomination,
  ExecutePerson,
  OpenCycle,
  OpenNomination,
  OpenVoting,
  PublishFramework,
  type Receipt,
  RecusePerson,
  RegisterPerson,
  ReleaseSubjectAccess,
} from '@plumbline/application';
import type { Command } from '@nestjs/cqrs';
import type { Ask } from './step.js';

type Message = Command<Receipt>;
type AskOf<Kind extends Ask['on']> = Extract<Ask, { on: Kind }>['ask'];

const ofFramework = (ask: AskOf<'framework'>, context: CommandContext): Message => {
  if (ask.type === 'DraftFramework') return new DraftFramework(ask, context);
  if (ask.type === 'PublishFramework') return new PublishFramework(ask.data.frameworkId, context);
  return new ExecuteFramework(ask, context);
};

const ofCycle = (ask: AskOf<'cycle'>, context: CommandContext): Message => {
  if (ask.type === 'OpenCycle') return new OpenCycle(ask, context);
  if (ask.type === 'FormCommittee' || ask.type === 'AddMember' || ask.type === 'NameChair')
    return new ExecuteCommittee(ask, context);
  if (ask.type === 'AdvancePhase' || ask.type === 'MovePhaseBack' || ask.type === 'CloseCycle')
    return new ConductCycle(ask, context);
  return new ExecuteCycle(ask, context);
};

const ofPerson = (ask: AskOf<'person'>, context: CommandContext): Message => {
  if (ask.type === 'RegisterPerson') return new RegisterPerson(ask, context);
  if (ask.type === 'ChangeManager') return new ChangeManager(ask, context);
  if (ask.type === 'CancelManagerChange') return new CancelManagerChange(ask.data, context);
  if (ask.type === 'CorrectPerson') return new CorrectPerson(ask, context);
  return ofTwoAdmins(ask, context);
};

type OfOne = 'RegisterPerson' | 'ChangeManager' | 'CancelManagerChange' | 'CorrectPerson';
const ofTwoAdmins = (ask: Exclude<AskOf<'person'>, { type: OfOne }>, context: CommandContext): Message => {
  if (ask.type === 'RequestErasure' || ask.type === 'RequestSubjectAccess') return new AskAnotherAdmin(ask, context);
  if (ask.type === 'ConfirmErasure') return new ConfirmErasure(ask, context);
  if (ask.type === 'ReleaseSubjectAccess') return new ReleaseSubjectAccess(ask, context);
  return new ExecutePerson(ask, context);
};

const ofNomination = (ask: AskOf<'nomination'>, context: CommandContext): Message => {
  if (ask.type === 'OpenNomination') return new OpenNomination(ask, context);
  if (ask.type === 'AssignReviewer') return new AssignReviewer(ask.data, context);
  if (ask.type === 'OpenVoting') return new OpenVoting(ask.data, context);
  if (ask.type === 'RecusePerson') return new RecusePerson(ask.data, context);
  if (ask.type === 'RecordDecision' || ask.type === 'ReopenDecision') return new DecideNomination(ask, context);
  return new ExecuteNomination(ask, context);
};

/** The command message of one step: the same messages that the routes send. */
export const messageOf = (asked: Ask, context: CommandContext): Message => {
  switch (asked.on) {
    case 'framework':
      return ofFramework(asked.ask, context);
    case 'cycle':
      return ofCycle(asked.ask, context);
    case 'person':
      return ofPerson(asked.ask, context);
    case 'nomination':
      return ofNomination(asked.ask, context);
  }
};
