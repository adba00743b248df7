import { ApiProperty } from '@nestjs/swagger';
import { BANDS, OUTCOMES } from '../../http/words.js';
import { NominationHeadDto } from './nomination-head.dto.js';

/** What the caller may not see is null. */
export class NominationItemDto extends NominationHeadDto {
  @ApiProperty({ enum: [...OUTCOMES], nullable: true })
  outcome!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  reviewers!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  reviewsIn!: number | null;

  @ApiProperty({ enum: [...BANDS], nullable: true })
  band!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  openedAt!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt!: string;
}

export class NominationPageDto {
  @ApiProperty({ type: [NominationItemDto] })
  items!: readonly NominationItemDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
