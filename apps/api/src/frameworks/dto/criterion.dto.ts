import { BooleanField, DecimalField, IntField, RatingField, Key, ListOf, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

export class LevelRequirementDto {
  @Key()
  level!: string;

  @RatingField({ description: 'Lowest rating that meets the level, on the scale.' })
  requiredRating!: number;

  @DecimalField({ min: 0.001, optional: true, nullable: true, description: 'Counts as 1 where none is stated.' })
  weight?: number | null;

  @BooleanField({
    optional: true,
    description: 'A rating below the required one blocks the level. False when left out.',
  })
  critical?: boolean;

  @IntField({ min: 1, max: 1_000, optional: true, description: 'Evidence items that it requires; 1 when left out.' })
  minEvidence?: number;
}

@Example<ReviseCriterionDto>({
  area: 'operations',
  text: 'Keeps promises about latency, and says early when one is at risk.',
  requirements: [{ level: 'reliability-lead', requiredRating: 4, weight: 2, critical: true, minEvidence: 2 }],
})
export class ReviseCriterionDto {
  @Key({ description: 'Key of an area that was described.' })
  area!: string;

  @Text({ max: 5_000 })
  text!: string;

  @ListOf(() => LevelRequirementDto, { min: 1, max: 50, description: 'One for each level that requires it.' })
  requirements!: LevelRequirementDto[];
}

@Example<AddCriterionDto>({
  key: 'keeps-promises',
  area: 'operations',
  text: 'Keeps promises about latency.',
  requirements: [{ level: 'reliability-lead', requiredRating: 3 }],
})
export class AddCriterionDto extends ReviseCriterionDto {
  @Key({ description: 'Never changes; evidence and ratings refer to it.' })
  key!: string;
}
