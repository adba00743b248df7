import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { VersionRefDto } from '../../http/named.dto.js';
import { CriterionStandDto, LevelStandDto } from '../../http/shared.dto.js';
import { SourcedDto } from '../../http/source.dto.js';
import { BANDS } from '../../http/words.js';
import { NominationLevelsDto } from './nomination-head.dto.js';

class PinnedLevelsDto extends NominationLevelsDto {
  @ApiProperty({ type: VersionRefDto, description: 'The version that the nomination is rated against.' })
  framework!: VersionRefDto;
}

export class CriterionReadinessDto extends IntersectionType(CriterionStandDto, SourcedDto) {
  @ApiProperty({ type: String })
  area!: string;

  @ApiProperty({ type: 'integer' })
  ratings!: number;

  @ApiProperty({ type: 'integer' })
  evidence!: number;

  @ApiProperty({ type: 'integer' })
  minEvidence!: number;

  @ApiProperty({ type: 'integer' })
  requiredRating!: number;

  @ApiProperty({ type: Number })
  weight!: number;

  @ApiProperty({ type: Boolean })
  weightAssumed!: boolean;

  @ApiProperty({ type: Boolean })
  critical!: boolean;
}

export class LevelReadinessDto extends LevelStandDto {
  @ApiProperty({ type: Boolean })
  weightAssumed!: boolean;

  @ApiProperty({ type: [CriterionReadinessDto] })
  criteria!: readonly CriterionReadinessDto[];
}

export class NominationReadinessDto extends PinnedLevelsDto {
  @ApiProperty({ type: [LevelReadinessDto], description: 'Lowest first.' })
  levels!: readonly LevelReadinessDto[];

  @ApiProperty({ type: String })
  revision!: string;
}

export class GapDto extends SourcedDto {
  @ApiProperty({ type: String })
  criterion!: string;

  @ApiProperty({ type: String })
  area!: string;

  @ApiProperty({ type: Boolean })
  critical!: boolean;

  @ApiProperty({ type: Number })
  weight!: number;

  @ApiProperty({ type: 'integer' })
  evidenceMissing!: number;

  @ApiProperty({ type: Boolean })
  unrated!: boolean;

  @ApiProperty({ type: 'integer' })
  ratingMissing!: number;

  @ApiProperty({ type: Boolean })
  contested!: boolean;
}

export class NominationGapsDto extends PinnedLevelsDto {
  @ApiProperty({ type: String })
  level!: string;

  @ApiProperty({ enum: [...BANDS] })
  band!: string;

  @ApiProperty({ type: [GapDto] })
  gaps!: readonly GapDto[];

  @ApiProperty({ type: String })
  revision!: string;
}
