import { InstantField, Nested, OneOf, Text } from '../../http/dto-decorators.js';
import { PolicyDto } from './policy.dto.js';

const DEADLINES = ['nominations', 'reviews', 'votes', 'decisions'] as const;
const PHASES = ['reviewing', 'calibrating', 'releasing'] as const;

export class MoveDeadlineDto {
  @OneOf(DEADLINES)
  deadline!: (typeof DEADLINES)[number];

  @InstantField({ description: 'In the future, and in order with the other deadlines.' })
  to!: string;

  @Text({ max: 2_000 })
  reason!: string;
}

export class AmendPolicyDto {
  @Nested(() => PolicyDto)
  policy!: PolicyDto;

  @Text({ max: 2_000 })
  reason!: string;
}

export class AdvancePhaseDto {
  @OneOf(PHASES, { description: 'The phase that comes next.' })
  to!: (typeof PHASES)[number];
}
