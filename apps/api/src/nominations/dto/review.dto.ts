import { Key, ListOf, OneOf, RatingField, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

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

const REVIEW = {
  ratings: [
    { criterion: 'design-judgement', rating: 4, comment: 'The tracing design settled a year of debate.' },
    { criterion: 'cross-team-direction', rating: 3 },
    { criterion: 'dependable-delivery', rating: 4 },
    { criterion: 'scope-reduction', rating: 3 },
    { criterion: 'coaching', rating: 4 },
    { criterion: 'written-influence', rating: 2 },
  ],
  cannotJudge: [{ criterion: 'operational-ownership', comment: 'We were never on call together.' }],
  recommendation: 'promote',
  confidence: 'high',
} as const satisfies ReviewDto;

@Example<ReviewDto>(REVIEW)
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

@Example<ReviseReviewDto>({
  ...REVIEW,
  comment: 'Also led the sampling redesign.',
  reason: 'I had missed the second design.',
})
export class ReviseReviewDto extends ReviewDto {
  @Text({ max: 2_000, description: 'Why it changes.' })
  reason!: string;
}
