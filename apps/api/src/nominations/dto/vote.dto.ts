import { OneOf, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

const CHOICES = ['promote', 'not-yet', 'abstain'] as const;
const TIE_BREAKS = ['promote', 'not-yet'] as const;

@Example<CastVoteDto>({ choice: 'promote', rationale: 'Works at the level already.' })
export class CastVoteDto {
  @OneOf(CHOICES)
  choice!: (typeof CHOICES)[number];

  @Text({ max: 5_000, optional: true, nullable: true })
  rationale?: string | null;
}

@Example<ChangeVoteDto>({ choice: 'not-yet', reason: 'The second design was not hers.' })
export class ChangeVoteDto {
  @OneOf(CHOICES)
  choice!: (typeof CHOICES)[number];

  @Text({ max: 2_000 })
  reason!: string;
}

@Example<BreakTieDto>({ choice: 'promote', rationale: 'The reviews are clear.' })
export class BreakTieDto {
  @OneOf(TIE_BREAKS)
  choice!: (typeof TIE_BREAKS)[number];

  @Text({ max: 5_000 })
  rationale!: string;
}
