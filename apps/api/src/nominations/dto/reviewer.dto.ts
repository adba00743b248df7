import { PersonIdField, Text } from '../../http/dto-decorators.js';

export class AssignReviewerDto {
  @PersonIdField()
  reviewer!: string;
}

export class RecusePersonDto {
  @PersonIdField()
  person!: string;

  @Text({ max: 2_000 })
  reason!: string;
}
