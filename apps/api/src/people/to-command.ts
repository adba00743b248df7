import {
  CancelManagerChange,
  ChangeManager,
  type CommandContext,
  CorrectPerson,
  ExecutePerson,
  RegisterPerson,
} from '@plumbline/application';
import { dayOf } from '@plumbline/domain';
import type {
  ChangeLevelDto,
  ChangeManagerDto,
  ChangeOrgUnitDto,
  CorrectDepartureDto,
  CorrectPersonDto,
  ManagerChangeAddressDto,
  RecordDepartureDto,
  ReturnPersonDto,
} from './dto/change-person.dto.js';
import type { RegisterPersonDto } from './dto/register-person.dto.js';

const effective = (dto: Readonly<{ effectiveDate?: string }>, { now }: CommandContext): string =>
  dto.effectiveDate ?? dayOf(now);

export const toRegisterPerson = (dto: RegisterPersonDto, context: CommandContext): RegisterPerson => {
  const { id: personId, name: displayName, email, orgUnit, level, manager } = dto;
  const data = {
    personId,
    displayName,
    email: email ?? null,
    orgUnit,
    level: level ?? null,
    managerId: manager ?? null,
    effectiveDate: effective(dto, context),
  };
  return new RegisterPerson({ type: 'RegisterPerson', data }, context);
};

export const toChangeManager = (personId: string, dto: ChangeManagerDto, context: CommandContext): ChangeManager => {
  const data = { personId, managerId: dto.manager, effectiveDate: effective(dto, context) };
  return new ChangeManager({ type: 'ChangeManager', data }, context);
};

export const toChangeOrgUnit = (personId: string, dto: ChangeOrgUnitDto, context: CommandContext): ExecutePerson => {
  const data = { personId, orgUnit: dto.orgUnit, effectiveDate: effective(dto, context) };
  return new ExecutePerson({ type: 'ChangeOrgUnit', data }, context);
};

export const toChangeLevel = (personId: string, dto: ChangeLevelDto, context: CommandContext): ExecutePerson => {
  const { level, nomination } = dto;
  const data = { personId, level, nominationId: nomination ?? null, effectiveDate: effective(dto, context) };
  return new ExecutePerson({ type: 'ChangeLevel', data }, context);
};

export const toRecordDeparture = (personId: string, dto: RecordDepartureDto, context: CommandContext): ExecutePerson =>
  new ExecutePerson({ type: 'RecordDeparture', data: { personId, effectiveDate: effective(dto, context) } }, context);

export const toReturnPerson = (personId: string, dto: ReturnPersonDto, context: CommandContext): ExecutePerson =>
  new ExecutePerson({ type: 'ReturnPerson', data: { personId, effectiveDate: effective(dto, context) } }, context);

export const toCorrectDeparture = (
  personId: string,
  { effectiveDate }: CorrectDepartureDto,
  context: CommandContext,
): ExecutePerson => new ExecutePerson({ type: 'CorrectDeparture', data: { personId, effectiveDate } }, context);

export const toCorrectPerson = (
  personId: string,
  { name, email }: CorrectPersonDto,
  context: CommandContext,
): CorrectPerson => {
  const data = { personId, ...(name !== undefined && { displayName: name }), ...(email !== undefined && { email }) };
  return new CorrectPerson({ type: 'CorrectPerson', data }, context);
};

export const toCancelManagerChange = (
  { id: personId, date: effectiveDate }: ManagerChangeAddressDto,
  context: CommandContext,
): CancelManagerChange => new CancelManagerChange({ personId, effectiveDate }, context);
