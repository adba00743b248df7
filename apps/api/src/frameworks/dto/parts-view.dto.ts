import { ApiProperty } from '@nestjs/swagger';
import { AskedDto } from '../../http/shared.dto.js';
import { SourceViewDto } from '../../http/source.dto.js';

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

class PartViewDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: String })
  area!: string;

  @ApiProperty({ type: String })
  text!: string;

  @ApiProperty({ type: () => SourceViewDto, nullable: true, description: 'Null for what was written by hand.' })
  source!: SourceViewDto | null;
}

export class CounterSignalViewDto extends PartViewDto {}

export class CriterionViewDto extends PartViewDto {
  @ApiProperty({ type: [RequirementViewDto] })
  requirements!: readonly RequirementViewDto[];
}

/** What a draft and a published version hold alike. */
export class PartsViewDto {
  @ApiProperty({ type: [LevelViewDto], description: 'Lowest first.' })
  levels!: readonly LevelViewDto[];

  @ApiProperty({ type: [AreaViewDto] })
  areas!: readonly AreaViewDto[];

  @ApiProperty({ type: [CriterionViewDto] })
  criteria!: readonly CriterionViewDto[];

  @ApiProperty({ type: [CounterSignalViewDto] })
  counterSignals!: readonly CounterSignalViewDto[];
}
