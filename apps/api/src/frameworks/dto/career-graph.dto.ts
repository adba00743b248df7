import { ApiProperty } from '@nestjs/swagger';
import { SourceViewDto } from '../../http/source.dto.js';
import { LevelViewDto } from './parts-view.dto.js';

export class CareerRoleDto {
  @ApiProperty({ type: String, description: 'Digest of the blueprint that describes it.' })
  blueprint!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Level of the framework, where the blueprint names one.' })
  level!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'As the blueprint names it.' })
  statedLevel!: string | null;
}

export class CareerEdgeDto {
  @ApiProperty({ type: String, description: 'Digest of the blueprint whose role this leads to or from.' })
  blueprint!: string;

  @ApiProperty({ enum: ['feeder', 'next', 'adjacent'] })
  relation!: string;

  @ApiProperty({ type: String })
  role!: string;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Digest of the blueprint here that describes that role.' })
  describedBy!: string | null;

  @ApiProperty({ type: SourceViewDto })
  source!: SourceViewDto;
}

export class CareerGraphDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: [LevelViewDto], description: 'Lowest first.' })
  levels!: readonly LevelViewDto[];

  @ApiProperty({ type: [CareerRoleDto] })
  roles!: readonly CareerRoleDto[];

  @ApiProperty({ type: [CareerEdgeDto] })
  edges!: readonly CareerEdgeDto[];
}
