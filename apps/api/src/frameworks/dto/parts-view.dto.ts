import { ApiProperty } from '@nestjs/swagger';

export class ScaleViewDto {
  @ApiProperty({ type: 'integer' })
  min!: number;

  @ApiProperty({ type: 'integer' })
  max!: number;

  @ApiProperty({ type: [String] })
  labels!: readonly string[];
}

export class LevelViewDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: 'integer' })
  ordinal!: number;

  @ApiProperty({ type: String })
  summary!: string;
}

export class AreaViewDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: [String] })
  examples!: readonly string[];

  @ApiProperty({ type: [String] })
  antiPatterns!: readonly string[];
}

export class RequirementViewDto {
  @ApiProperty({ type: String })
  level!: string;

  @ApiProperty({ type: 'integer' })
  requiredRating!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Null where the source states none: it counts as 1.' })
  weight!: number | null;

  @ApiProperty({ type: Boolean })
  critical!: boolean;

  @ApiProperty({ type: 'integer' })
  minEvidence!: number;
}

export class SourceViewDto {
  @ApiProperty({ type: String, description: 'SHA-256 of the document.' })
  blueprint!: string;

  @ApiProperty({ type: String })
  item!: string;

  @ApiProperty({ type: String })
  locator!: string;
}

export class CriterionViewDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: String })
  area!: string;

  @ApiProperty({ type: String })
  text!: string;

  @ApiProperty({ type: [RequirementViewDto] })
  requirements!: readonly RequirementViewDto[];

  @ApiProperty({ type: () => SourceViewDto, nullable: true })
  source!: SourceViewDto | null;
}

export class CounterSignalViewDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: String })
  area!: string;

  @ApiProperty({ type: String })
  text!: string;

  @ApiProperty({ type: () => SourceViewDto, nullable: true })
  source!: SourceViewDto | null;
}
