import { AskAnotherAdmin, type CommandContext, ConfirmErasure, ExecutePerson } from '@plumbline/application';
import type {
  ConfirmErasureDto,
  LegalHoldAddressDto,
  PlaceLegalHoldDto,
  RequestErasureDto,
} from './dto/erasure.dto.js';

export const toRequestErasure = (
  personId: string,
  { ground, caseNumber }: RequestErasureDto,
  context: CommandContext,
): AskAnotherAdmin => new AskAnotherAdmin({ type: 'RequestErasure', data: { personId, ground, caseNumber } }, context);

export const toWithdrawErasureRequest = (personId: string, context: CommandContext): ExecutePerson =>
  new ExecutePerson({ type: 'WithdrawErasureRequest', data: { personId } }, context);

export const toConfirmErasure = (
  personId: string,
  { withdrawNominations = false }: ConfirmErasureDto,
  context: CommandContext,
): ConfirmErasure => new ConfirmErasure({ type: 'ConfirmErasure', data: { personId, withdrawNominations } }, context);

export const toPlaceLegalHold = (
  personId: string,
  { ground, caseNumber, until }: PlaceLegalHoldDto,
  context: CommandContext,
): ExecutePerson =>
  new ExecutePerson({ type: 'PlaceLegalHold', data: { personId, ground, caseNumber, until } }, context);

export const toLiftLegalHold = (
  { id: personId, caseNumber }: LegalHoldAddressDto,
  context: CommandContext,
): ExecutePerson => new ExecutePerson({ type: 'LiftLegalHold', data: { personId, caseNumber } }, context);
