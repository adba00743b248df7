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

export class BlueprintViewDto {
  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String })
  format!: string;

  @ApiProperty({ type: String })
  sha256!: string;

  @ApiProperty({ type: String })
  importerVersion!: string;

  @ApiProperty({ type: 'integer' })
  items!: number;

  @ApiProperty({ type: [String], description: 'Texts that the importer did not understand.' })
  unmapped!: readonly string[];

  @ApiProperty({ type: String, format: 'date-time' })
  importedAt!: string;
}

export class DraftViewDto {
  @ApiProperty({ type: [LevelViewDto] })
  levels!: readonly LevelViewDto[];

  @ApiProperty({ type: [AreaViewDto] })
  areas!: readonly AreaViewDto[];

  @ApiProperty({ type: [CriterionViewDto] })
  criteria!: readonly CriterionViewDto[];

  @ApiProperty({ type: [BlueprintViewDto] })
  blueprints!: readonly BlueprintViewDto[];
}

export class FrameworkItemDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  track!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: 'integer', description: '0 before the first publication.' })
  newestVersion!: number;

  @ApiProperty({ type: Boolean })
  retired!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt!: string;
}

export class FrameworkPageDto {
  @ApiProperty({ type: [FrameworkItemDto] })
  items!: readonly FrameworkItemDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class PublishedDto {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: String })
  semanticHash!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  publishedAt!: string;
}

export class FrameworkDetailDto extends FrameworkItemDto {
  @ApiProperty({ type: ScaleViewDto })
  scale!: ScaleViewDto;

  @ApiProperty({ type: [PublishedDto] })
  versions!: readonly PublishedDto[];

  @ApiProperty({ type: () => DraftViewDto, nullable: true, description: 'For admins and auditors.' })
  draft!: DraftViewDto | null;

  @ApiProperty({ type: String })
  revision!: string;
}

export class FrameworkVersionDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: String })
  semanticHash!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  publishedAt!: string;

  @ApiProperty({ type: String })
  track!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: ScaleViewDto })
  scale!: ScaleViewDto;

  @ApiProperty({ type: [LevelViewDto] })
  levels!: readonly LevelViewDto[];

  @ApiProperty({ type: [AreaViewDto] })
  areas!: readonly AreaViewDto[];

  @ApiProperty({ type: [CriterionViewDto] })
  criteria!: readonly CriterionViewDto[];
}
