import { ApiProperty } from '@nestjs/swagger';

export class KeptDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({
    enum: ['edited-by-hand', 'removed-by-hand', 'no-longer-laid'],
    description: 'no-longer-laid: edited by hand, so it stays though the mapping lays it no more.',
  })
  why!: string;
}

export class PartChangesDto {
  @ApiProperty({ type: [String], description: 'Keys.' })
  added!: readonly string[];

  @ApiProperty({ type: [String] })
  revised!: readonly string[];

  @ApiProperty({ type: [String] })
  removed!: readonly string[];

  @ApiProperty({ type: [KeptDto], description: 'As hands left them, where the mapping would have it otherwise.' })
  kept!: readonly KeptDto[];
}

export class MappingWarningDto {
  @ApiProperty({ enum: ['weights-mixed'] })
  code!: string;

  @ApiProperty({ type: String })
  level!: string;

  @ApiProperty({ type: String })
  detail!: string;
}

export class MappingPreviewDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String, description: 'Of the draft: PUT with this as If-Match does what is said here.' })
  revision!: string;

  @ApiProperty({ type: PartChangesDto })
  levels!: PartChangesDto;

  @ApiProperty({ type: PartChangesDto })
  areas!: PartChangesDto;

  @ApiProperty({ type: PartChangesDto })
  criteria!: PartChangesDto;

  @ApiProperty({ type: PartChangesDto })
  counterSignals!: PartChangesDto;

  @ApiProperty({ type: [MappingWarningDto] })
  warnings!: readonly MappingWarningDto[];
}
