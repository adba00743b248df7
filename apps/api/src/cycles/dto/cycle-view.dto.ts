import { ApiProperty } from '@nestjs/swagger';
import { NamedDto, VersionRefDto } from '../../http/named.dto.js';
import { STATES } from '../../http/words.js';

export class DeadlinesViewDto {
  @ApiProperty({ type: String, format: 'date-time' })
  nominations!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  reviews!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  votes!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  decisions!: string;
}

export class CycleItemDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: String })
  track!: string;

  @ApiProperty({ type: VersionRefDto })
  framework!: VersionRefDto;

  @ApiProperty({ type: [String] })
  levels!: readonly string[];

  @ApiProperty({ enum: ['nominating', 'reviewing', 'calibrating', 'releasing', 'closed'] })
  phase!: string;

  @ApiProperty({ type: DeadlinesViewDto })
  deadlines!: DeadlinesViewDto;

  @ApiProperty({ type: String, format: 'date-time' })
  openedAt!: string;
}

export class CyclePageDto {
  @ApiProperty({ type: [CycleItemDto] })
  items!: readonly CycleItemDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class CommitteeViewDto {
  @ApiProperty({ type: () => NamedDto, nullable: true })
  chair!: NamedDto | null;

  @ApiProperty({ type: [NamedDto] })
  members!: readonly NamedDto[];
}

export class CycleDetailDto extends CycleItemDto {
  @ApiProperty({ type: 'object', additionalProperties: true })
  policy!: object;

  @ApiProperty({
    type: () => CommitteeViewDto,
    nullable: true,
    description: 'For admins, auditors and the committee itself.',
  })
  committee!: CommitteeViewDto | null;

  @ApiProperty({ type: String })
  revision!: string;
}

export class StateCountDto {
  @ApiProperty({ type: String })
  level!: string;

  @ApiProperty({
    enum: [...STATES],
  })
  state!: string;

  @ApiProperty({ type: 'integer' })
  nominations!: number;
}

export class ReviewCountDto {
  @ApiProperty({ type: 'integer' })
  asked!: number;

  @ApiProperty({ type: 'integer' })
  in!: number;
}

/** Counts nominations that exist for the caller. */
export class CycleProgressDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ enum: ['nominating', 'reviewing', 'calibrating', 'releasing', 'closed'] })
  phase!: string;

  @ApiProperty({ type: DeadlinesViewDto })
  deadlines!: DeadlinesViewDto;

  @ApiProperty({ type: 'integer' })
  nominations!: number;

  @ApiProperty({ type: [StateCountDto] })
  states!: readonly StateCountDto[];

  @ApiProperty({ type: ReviewCountDto })
  reviews!: ReviewCountDto;
}
