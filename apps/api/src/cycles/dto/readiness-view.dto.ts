import { ApiProperty } from '@nestjs/swagger';
import { NamedDto, RatioDto, VersionRefDto } from '../../http/named.dto.js';
import { AskedDto } from '../../http/shared.dto.js';
import { SourceSentenceDto } from '../../http/source.dto.js';
import { BANDS, CRITERION_STATUSES } from '../../http/words.js';

export class BandCountDto {
  @ApiProperty({ type: String })
  level!: string;

  @ApiProperty({ enum: [...BANDS] })
  band!: string;

  @ApiProperty({ type: 'integer' })
  nominations!: number;

  @ApiProperty({ type: 'integer', description: 'How many of them are for this very level.' })
  targeting!: number;
}

export class BandCountsDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String, nullable: true })
  orgUnit!: string | null;

  @ApiProperty({ type: [BandCountDto] })
  counts!: readonly BandCountDto[];
}

export class HeatMapRowDto extends AskedDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: String })
  area!: string;

  @ApiProperty({ type: String })
  text!: string;

  @ApiProperty({ type: () => SourceSentenceDto, nullable: true, description: 'Null for what was written by hand.' })
  source!: SourceSentenceDto | null;
}

export class HeatMapCellDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ enum: [...CRITERION_STATUSES] })
  status!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  rating!: number | null;

  @ApiProperty({ type: 'integer' })
  spread!: number;

  @ApiProperty({ type: RatioDto })
  coverage!: RatioDto;
}

export class HeatMapColumnDto {
  @ApiProperty({ type: String, format: 'uuid' })
  nomination!: string;

  @ApiProperty({ type: NamedDto })
  candidate!: NamedDto;

  @ApiProperty({ type: Boolean, description: 'Whether the nomination is for this very level.' })
  targeted!: boolean;

  @ApiProperty({ enum: [...BANDS] })
  band!: string;

  @ApiProperty({ type: [HeatMapCellDto] })
  cells!: readonly HeatMapCellDto[];
}

export class HeatMapDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  level!: string;

  @ApiProperty({ type: VersionRefDto, description: 'The version that the cycle is bound to.' })
  framework!: VersionRefDto;

  @ApiProperty({ type: [HeatMapRowDto] })
  criteria!: readonly HeatMapRowDto[];

  @ApiProperty({ type: [HeatMapColumnDto] })
  items!: readonly HeatMapColumnDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
