import { ApiProperty } from '@nestjs/swagger';
import { AskedDto } from '../../http/shared.dto.js';

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

export class RequirementViewDto extends AskedDto {
  @ApiProperty({ type: String })
  level!: string;
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
