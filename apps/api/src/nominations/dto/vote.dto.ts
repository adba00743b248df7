import { OneOf, Text } from '../../http/dto-decorators.js';

const CHOICES = ['promote', 'not-yet', 'abstain'] as const;
const TIE_BREAKS = ['promote', 'not-yet'] as const;

export class CastVoteDto {
  @OneOf(CHOICES)
  choice!: (typeof CHOICES)[number];

  @Text({ max: 5_000, optional: true, nullable: true })
  rationale?: string | null;
}

export class ChangeVoteDto {
  @OneOf(CHOICES)
  choice!: (typeof CHOICES)[number];

  @Text({ max: 2_000 })
  reason!: string;
}

export class BreakTieDto {
  @OneOf(TIE_BREAKS)
  choice!: (typeof TIE_BREAKS)[number];

  @Text({ max: 5_000 })
  rationale!: string;
}
