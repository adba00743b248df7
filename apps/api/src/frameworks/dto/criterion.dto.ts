import { BooleanField, DecimalField, IntField, RatingField, Key, ListOf, Text } from '../../http/dto-decorators.js';

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

export class ReviseCriterionDto {
  @Key({ description: 'Key of an area that was described.' })
  area!: string;

  @Text({ max: 5_000 })
  text!: string;

  @ListOf(() => LevelRequirementDto, { min: 1, max: 50, description: 'One for each level that requires it.' })
  requirements!: LevelRequirementDto[];
}

export class AddCriterionDto extends ReviseCriterionDto {
  @Key({ description: 'Never changes; evidence and ratings refer to it.' })
  key!: string;
}
