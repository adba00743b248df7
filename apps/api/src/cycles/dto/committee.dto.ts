import { ListOfPersonIds, PersonIdField, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<FormCommitteeDto>({ members: ['lena.fischer', 'mateo.cruz', 'chiyo.tanaka'] })
export class FormCommitteeDto {
  @ListOfPersonIds({ min: 1, max: 500 })
  members!: string[];
}

@Example<AddMemberDto>({ member: 'noor.aziz' })
export class AddMemberDto {
  @PersonIdField()
  member!: string;
}

@Example<NameChairDto>({ chair: 'ada.okafor' })
export class NameChairDto {
  @PersonIdField()
  chair!: string;
}

@Example<RemoveMemberDto>({ reason: 'On leave until the round is over.' })
export class RemoveMemberDto {
  @Text({ max: 2_000 })
  reason!: string;
}
