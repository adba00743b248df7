import { ListOfPersonIds, PersonIdField, Text } from '../../http/dto-decorators.js';

export class FormCommitteeDto {
  @ListOfPersonIds({ min: 1, max: 500 })
  members!: string[];
}

export class AddMemberDto {
  @PersonIdField()
  member!: string;
}

export class NameChairDto {
  @PersonIdField()
  chair!: string;
}

export class RemoveMemberDto {
  @Text({ max: 2_000 })
  reason!: string;
}
