import { ApiProperty } from '@nestjs/swagger';
import { CycleNameDto, NamedDto } from '../../http/named.dto.js';
import { STATES } from '../../http/words.js';

export class TaskDto {
  @ApiProperty({ type: String, format: 'uuid' })
  nomination!: string;

  @ApiProperty({ type: CycleNameDto })
  cycle!: CycleNameDto;

  @ApiProperty({ type: NamedDto })
  candidate!: NamedDto;

  @ApiProperty({ type: String })
  targetLevel!: string;

  @ApiProperty({
    enum: [...STATES],
  })
  state!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  dueAt!: string;
}

export class ReviewTaskDto extends TaskDto {
  @ApiProperty({ enum: ['to-do', 'done', 'missed'] })
  status!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  assignedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  doneAt!: string | null;
}

export class ReviewTasksDto {
  @ApiProperty({ type: [ReviewTaskDto] })
  items!: readonly ReviewTaskDto[];
}

export class VoteTaskDto extends TaskDto {
  @ApiProperty({ type: 'integer' })
  round!: number;

  @ApiProperty({ type: Boolean })
  voted!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  openedAt!: string;
}

export class VoteTasksDto {
  @ApiProperty({ type: [VoteTaskDto] })
  items!: readonly VoteTaskDto[];
}
