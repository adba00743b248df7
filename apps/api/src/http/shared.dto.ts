import { ApiProperty } from '@nestjs/swagger';
import { RatioDto } from './named.dto.js';
import { BANDS, CRITERION_STATUSES } from './words.js';

/** Where somebody stands at a level. */
export class LevelStandDto {
  @ApiProperty({ type: String })
  level!: string;

  @ApiProperty({ enum: [...BANDS] })
  band!: string;

  @ApiProperty({ type: RatioDto })
  attainment!: RatioDto;

  @ApiProperty({ type: RatioDto })
  coverage!: RatioDto;
}

/** Where somebody stands on a criterion. */
export class CriterionStandDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ enum: [...CRITERION_STATUSES] })
  status!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Lower median of the ratings that count.' })
  rating!: number | null;

  @ApiProperty({ type: 'integer' })
  spread!: number;

  @ApiProperty({ type: RatioDto })
  coverage!: RatioDto;
}

/** What a level asks of a criterion. */
export class AskedDto {
  @ApiProperty({ type: 'integer' })
  requiredRating!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Null where the source states none: it counts as 1.' })
  weight!: number | null;

  @ApiProperty({ type: Boolean })
  critical!: boolean;

  @ApiProperty({ type: 'integer' })
  minEvidence!: number;
}

/** An event as it was recorded, within its stream. */
export class RecordedEventDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  type!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: String })
  revision!: string;

  @ApiProperty({ type: String })
  position!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  metadata!: object;

  @ApiProperty({ type: 'object', additionalProperties: true })
  data!: object;
}
