import { ApiProperty } from '@nestjs/swagger';
import { NamedDto } from '../../http/named.dto.js';

export class RatingViewDto {
  @ApiProperty({ type: String })
  criterion!: string;

  @ApiProperty({ type: 'integer' })
  rating!: number;

  @ApiProperty({ type: String, nullable: true })
  comment!: string | null;
}

export class CitedSignalViewDto {
  @ApiProperty({ type: String })
  signal!: string;

  @ApiProperty({ type: String, nullable: true })
  comment!: string | null;
}

export class ReviewViewDto {
  @ApiProperty({ type: NamedDto })
  reviewer!: NamedDto;

  @ApiProperty({ type: [RatingViewDto] })
  ratings!: readonly RatingViewDto[];

  @ApiProperty({ enum: ['promote', 'not-yet'] })
  recommendation!: string;

  @ApiProperty({ enum: ['low', 'medium', 'high'] })
  confidence!: string;

  @ApiProperty({ type: String, nullable: true })
  comment!: string | null;

  @ApiProperty({ type: [CitedSignalViewDto] })
  counterSignals!: readonly CitedSignalViewDto[];

  @ApiProperty({ type: String, format: 'date-time' })
  submittedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revisedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  revisedBecause!: string | null;

  @ApiProperty({ type: Boolean, description: 'False once its reviewer was recused.' })
  counts!: boolean;
}

export class ReviewerViewDto {
  @ApiProperty({ type: NamedDto })
  reviewer!: NamedDto;

  @ApiProperty({ enum: ['assigned', 'declined', 'missed', 'submitted', 'recused'] })
  status!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  changedAt!: string;
}

export class NominationReviewsDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  revision!: string;

  @ApiProperty({ type: [ReviewViewDto] })
  items!: readonly ReviewViewDto[];
}
