import { PersonIdField, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<AssignReviewerDto>({ reviewer: 'mateo.cruz' })
export class AssignReviewerDto {
  @PersonIdField()
  reviewer!: string;
}

@Example<RecusePersonDto>({ person: 'bram.visser', reason: 'Nominated her.' })
export class RecusePersonDto {
  @PersonIdField()
  person!: string;

  @Text({ max: 2_000 })
  reason!: string;
}
