import { ListOfPersonIds, PersonIdField, Text } from '../../http/dto-decorators.js';

export class FormCommitteeDto {
  @ListOfPersonIds({ min: 1, max: 500 })
  members!: string[];
}

/** A new member, or the chair. */
export class CommitteePersonDto {
  @PersonIdField()
  personId!: string;
}

export class RemoveMemberDto {
  @Text({ max: 2_000 })
  reason!: string;
}
