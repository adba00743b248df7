import { Key, ListOf, OneOf, RatingField, Text } from '../../http/dto-decorators.js';

const RECOMMENDATIONS = ['promote', 'not-yet'] as const;
const CONFIDENCES = ['low', 'medium', 'high'] as const;

export class CriterionRatingDto {
  @Key({ description: 'Of the framework version that the nomination is pinned to.' })
  criterion!: string;

  @RatingField({ description: "On the framework's scale." })
  rating!: number;

  @Text({ max: 1_500, optional: true, nullable: true })
  comment?: string | null;
}

export class UnjudgedCriterionDto {
  @Key({ description: 'Of the framework version that the nomination is pinned to.' })
  criterion!: string;

  @Text({ max: 1_500, optional: true, nullable: true, description: 'Why not.' })
  comment?: string | null;
}

export class CitedSignalDto {
  @Key({ description: 'Of a counter-signal of the framework version that the nomination is pinned to.' })
  counterSignal!: string;

  @Text({ max: 1_500, optional: true, nullable: true })
  comment?: string | null;
}

export class ReviewDto {
  @ListOf(() => CriterionRatingDto, {
    max: 2_000,
    description: 'Every criterion of the target level is here or in `cannotJudge`, and at least one is here.',
  })
  ratings!: CriterionRatingDto[];

  @ListOf(() => UnjudgedCriterionDto, {
    max: 2_000,
    optional: true,
    description: 'Criteria that you cannot judge. They count as no rating.',
  })
  cannotJudge?: UnjudgedCriterionDto[];

  @OneOf(RECOMMENDATIONS)
  recommendation!: (typeof RECOMMENDATIONS)[number];

  @OneOf(CONFIDENCES)
  confidence!: (typeof CONFIDENCES)[number];

  @Text({ max: 20_000, optional: true, nullable: true })
  comment?: string | null;

  @ListOf(() => CitedSignalDto, { max: 2_000, optional: true, description: 'What in the packet speaks against it.' })
  counterSignals?: CitedSignalDto[];
}

export class ReviseReviewDto extends ReviewDto {
  @Text({ max: 2_000, description: 'Why it changes.' })
  reason!: string;
}
