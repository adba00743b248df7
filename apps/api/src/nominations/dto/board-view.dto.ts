import { ApiProperty } from '@nestjs/swagger';
import { CycleNameDto, NamedDto } from '../../http/named.dto.js';

/** What the caller may not see is null. */
export class NominationItemDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: CycleNameDto })
  cycle!: CycleNameDto;

  @ApiProperty({ type: NamedDto })
  candidate!: NamedDto;

  @ApiProperty({ type: String })
  targetLevel!: string;

  @ApiProperty({ type: String, nullable: true })
  currentLevel!: string | null;

  @ApiProperty({ type: String })
  orgUnit!: string;

  @ApiProperty({
    enum: ['draft', 'returned', 'submitted', 'voting', 'voted', 'decided', 'released', 'appealed', 'withdrawn'],
  })
  state!: string;

  @ApiProperty({ enum: ['promoted', 'deferred', 'declined'], nullable: true })
  outcome!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  reviewers!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  reviewsIn!: number | null;

  @ApiProperty({ enum: ['insufficient-evidence', 'blocked', 'developing', 'near', 'ready'], nullable: true })
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
