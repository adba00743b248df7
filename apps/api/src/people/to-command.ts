import {
  CancelManagerChange,
  ChangeManager,
  type CommandContext,
  CorrectPerson,
  ExecutePerson,
  RegisterPerson,
} from '@plumbline/application';
import { dayOf } from '@plumbline/domain';
import { badRequest } from '../http/problems.js';
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

const ID_MISSING = {
  field: 'id',
  problem: 'is missing',
  fix: 'Send the id that the person is to have; or sourceId, by which the source knows them: then an id is made.',
};

const effective = (dto: Readonly<{ effectiveDate?: string }>, { now }: CommandContext): string =>
  dto.effectiveDate ?? dayOf(now);

export const toRegisterPerson = (dto: RegisterPersonDto, context: CommandContext): RegisterPerson => {
  const { id, name: displayName, email, sourceId, orgUnit, level, manager } = dto;
  if (id === undefined && !sourceId) throw badRequest([ID_MISSING]);
  const data = {
    personId: id ?? null,
    displayName,
    email: email ?? null,
    sourceId: sourceId ?? null,
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
  { name, email, sourceId }: CorrectPersonDto,
  context: CommandContext,
): CorrectPerson => {
  const data = {
    personId,
    ...(name !== undefined && { displayName: name }),
    ...(email !== undefined && { email }),
    ...(sourceId !== undefined && { sourceId }),
  };
  return new CorrectPerson({ type: 'CorrectPerson', data }, context);
};

export const toCancelManagerChange = (
  { id: personId, date: effectiveDate }: ManagerChangeAddressDto,
  context: CommandContext,
): CancelManagerChange => new CancelManagerChange({ personId, effectiveDate }, context);
