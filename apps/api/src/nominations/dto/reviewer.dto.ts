import { PersonIdField, Text } from '../../http/dto-decorators.js';

export class AssignReviewerDto {
  @PersonIdField()
  personId!: string;
}

export class RecusePersonDto extends AssignReviewerDto {
  @Text({ max: 2_000 })
  reason!: string;
}
