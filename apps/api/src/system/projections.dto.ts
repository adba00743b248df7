import { ApiProperty } from '@nestjs/swagger';
import { Key, Line } from '../http/dto-decorators.js';

export class RebuildDto {
  @Key({ optional: true, description: 'One view; all of them when absent.' })
  view?: string;
}

export class RetryDto {
  @Key()
  view!: string;

  @Line({ max: 300, description: 'Name of the stream that is parked, such as person-p1.' })
  stream!: string;
}

export class RebuildBegunDto {
  @ApiProperty({ type: String, enum: ['begun'] })
  state!: 'begun';
}

export class ParkedStreamDto {
  @ApiProperty({ type: String })
  stream!: string;
  @ApiProperty({ type: String, description: 'Of the event that failed.' })
  revision!: string;
  @ApiProperty({ type: String })
  position!: string;
  @ApiProperty({ type: 'integer', description: 'Later events of the stream that wait.' })
  behind!: number;
  @ApiProperty({ type: String })
  error!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  since!: string;
}

export class RetryResultDto {
  @ApiProperty({ type: String, enum: ['unparked', 'not-parked', 'parked'] })
  state!: string;
  @ApiProperty({ type: ParkedStreamDto, required: false, description: 'Where it failed again.' })
  parked?: ParkedStreamDto;
}

export class ViewStatusDto {
  @ApiProperty({ type: String })
  view!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ type: String, enum: ['live', 'catching-up', 'rebuilding'] })
  state!: string;
  @ApiProperty({ type: String, nullable: true })
  checkpoint!: string | null;
  @ApiProperty({ type: 'integer' })
  lagEvents!: number;
  @ApiProperty({ type: 'integer' })
  lagMs!: number;
  @ApiProperty({ type: Number, minimum: 0, maximum: 1 })
  completeness!: number;
  @ApiProperty({ type: [ParkedStreamDto] })
  parked!: ParkedStreamDto[];
}

export class ProjectionsDto {
  @ApiProperty({ type: Boolean })
  ready!: boolean;
  @ApiProperty({ type: String, nullable: true })
  failure!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Position of the last event of the store.' })
  head!: string | null;
  @ApiProperty({ type: [ViewStatusDto] })
  items!: ViewStatusDto[];
}
