import { AskAnotherAdmin, type CommandContext, ExecutePerson, ReleaseSubjectAccess } from '@plumbline/application';
import type { RequestSubjectAccessDto } from './dto/subject-access.dto.js';

export const toRequestSubjectAccess = (
  personId: string,
  { caseNumber }: RequestSubjectAccessDto,
  context: CommandContext,
): AskAnotherAdmin => new AskAnotherAdmin({ type: 'RequestSubjectAccess', data: { personId, caseNumber } }, context);

export const toWithdrawSubjectAccess = (personId: string, context: CommandContext): ExecutePerson =>
  new ExecutePerson({ type: 'WithdrawSubjectAccess', data: { personId } }, context);

export const toReleaseSubjectAccess = (personId: string, context: CommandContext): ReleaseSubjectAccess =>
  new ReleaseSubjectAccess({ type: 'ReleaseSubjectAccess', data: { personId } }, context);
