import { ApiProperty } from '@nestjs/swagger';
import { BlueprintSourceDto } from './blueprint-view.dto.js';
import { LevelViewDto } from './parts-view.dto.js';
import { BASES, MappedAreaDto } from './mapping.dto.js';

export class MappedBlueprintDto extends BlueprintSourceDto {
  @ApiProperty({ type: String, nullable: true })
  title!: string | null;
}

export class MappingRuleViewDto {
  @ApiProperty({ type: String })
  blueprint!: string;

  @ApiProperty({ type: String })
  kind!: string;

  @ApiProperty({ type: String, nullable: true })
  group!: string | null;

  @ApiProperty({ type: String, nullable: true })
  itemLevel!: string | null;

  @ApiProperty({ type: 'integer' })
  count!: number;

  @ApiProperty({ enum: ['criterion', 'counter-signal', 'guidance', 'nothing'] })
  becomes!: string;

  @ApiProperty({ type: String, nullable: true })
  level!: string | null;

  @ApiProperty({ type: MappedAreaDto })
  area!: MappedAreaDto;

  @ApiProperty({ oneOf: [{ type: 'number' }, { type: 'string', enum: ['stated'] }], nullable: true })
  weight!: number | 'stated' | null;

  @ApiProperty({ oneOf: [{ type: 'boolean' }, { type: 'string', enum: ['stated'] }] })
  critical!: boolean | 'stated';

  @ApiProperty({ type: 'integer' })
  requiredRating!: number;

  @ApiProperty({ type: 'integer' })
  minEvidence!: number;

  @ApiProperty({ type: String })
  reason!: string;

  @ApiProperty({ enum: BASES })
  basis!: string;
}

export class ProposedMappingDto {
  @ApiProperty({ type: [LevelViewDto] })
  levels!: readonly LevelViewDto[];

  @ApiProperty({ type: [MappingRuleViewDto] })
  rules!: readonly MappingRuleViewDto[];
}

export class FrameworkMappingDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  revision!: string;

  @ApiProperty({ type: [MappedBlueprintDto], description: 'The latest edition of each role.' })
  blueprints!: readonly MappedBlueprintDto[];

  @ApiProperty({ type: ProposedMappingDto, description: 'Body of PUT, once you have reviewed it.' })
  mapping!: ProposedMappingDto;
}
