import { ApiProperty } from '@nestjs/swagger';
import { CycleNameDto, NamedDto } from '../../http/named.dto.js';
import { LevelStandDto } from '../../http/shared.dto.js';

export class PersonItemDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String, description: "'erased' once the person is erased." })
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  email!: string | null;

  @ApiProperty({ type: String })
  orgUnit!: string;

  @ApiProperty({ type: String, nullable: true })
  level!: string | null;

  @ApiProperty({ type: () => NamedDto, nullable: true, description: 'Who they report to today.' })
  manager!: NamedDto | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  leftOn!: string | null;

  @ApiProperty({ type: Boolean })
  erased!: boolean;
}

export class PersonPageDto {
  @ApiProperty({ type: [PersonItemDto] })
  items!: readonly PersonItemDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class ReportingDto {
  @ApiProperty({ type: () => NamedDto, nullable: true })
  manager!: NamedDto | null;

  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'First day that it no longer holds.' })
  to!: string | null;
}

export class PersonDetailDto extends PersonItemDto {
  @ApiProperty({ type: [ReportingDto] })
  managers!: readonly ReportingDto[];

  @ApiProperty({ type: String })
  revision!: string;
}

export class CommitteeSeatDto {
  @ApiProperty({ type: CycleNameDto })
  cycle!: CycleNameDto;

  @ApiProperty({ type: Boolean })
  chair!: boolean;
}

export class MeDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ enum: ['admin', 'auditor'], isArray: true })
  roles!: readonly string[];

  @ApiProperty({
    type: () => PersonDetailDto,
    nullable: true,
    description: 'Null for a caller who was never registered.',
  })
  person!: PersonDetailDto | null;

  @ApiProperty({ type: [CommitteeSeatDto] })
  committees!: readonly CommitteeSeatDto[];
}

export class TimelineEntryDto {
  @ApiProperty({ type: String, format: 'date' })
  on!: string;

  @ApiProperty({ type: String })
  kind!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  nomination!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true })
  detail!: object;

  @ApiProperty({ type: () => NamedDto, nullable: true })
  manager!: NamedDto | null;

  @ApiProperty({ type: [LevelStandDto], description: 'Every level when the decision was recorded.' })
  readiness!: readonly LevelStandDto[];
}

export class TimelineDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: [TimelineEntryDto] })
  entries!: readonly TimelineEntryDto[];
}
