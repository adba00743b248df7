import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { NamedDto, VersionRefDto } from '../../http/named.dto.js';
import { AskedDto, CriterionStandDto } from '../../http/shared.dto.js';
import { SourcedDto } from '../../http/source.dto.js';
import { BANDS } from '../../http/words.js';

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

export class HeatMapRowDto extends IntersectionType(AskedDto, SourcedDto) {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: String })
  area!: string;
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

  @ApiProperty({ type: [CriterionStandDto] })
  cells!: readonly CriterionStandDto[];
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
