import { ApiProperty } from '@nestjs/swagger';
import { NamedDto, VersionRefDto } from '../../http/named.dto.js';
import { PacketDecisionDto, ShownDecisionDto } from './decision-view.dto.js';
import { NominationHeadDto } from './nomination-head.dto.js';
import { ReviewerViewDto, ReviewViewDto } from './review-view.dto.js';
import { RoundViewDto } from './vote-view.dto.js';

export class EvidenceViewDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: String })
  body!: string;

  @ApiProperty({ type: String, nullable: true })
  link!: string | null;

  @ApiProperty({ type: [String] })
  criteria!: readonly string[];

  @ApiProperty({ type: Boolean })
  withdrawn!: boolean;

  @ApiProperty({ type: String, nullable: true })
  withdrawnReason!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  attachedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revisedAt!: string | null;
}

export class FeedbackViewDto {
  @ApiProperty({ type: String })
  text!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  releasedAt!: string;
}

export class AppealViewDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  grounds!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  filedAt!: string;

  @ApiProperty({ enum: ['upheld', 'dismissed'], nullable: true })
  resolution!: string | null;

  @ApiProperty({ type: String, nullable: true })
  rationale!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  resolvedAt!: string | null;
}

/** Null, or an empty list, is what the caller may not see or what is not there. */
export class PacketDto extends NominationHeadDto {
  @ApiProperty({ type: VersionRefDto })
  framework!: VersionRefDto;

  @ApiProperty({ type: () => NamedDto, nullable: true })
  nominator!: NamedDto | null;

  @ApiProperty({ type: String })
  revision!: string;

  @ApiProperty({ type: String, nullable: true })
  statement!: string | null;

  @ApiProperty({ type: String, nullable: true })
  returnedBecause!: string | null;

  @ApiProperty({ type: String, nullable: true })
  withdrawnBecause!: string | null;

  @ApiProperty({ type: [EvidenceViewDto], nullable: true })
  evidence!: readonly EvidenceViewDto[] | null;

  @ApiProperty({ type: 'integer', nullable: true })
  reviewsIn!: number | null;

  @ApiProperty({ type: [ReviewerViewDto], nullable: true })
  reviewers!: readonly ReviewerViewDto[] | null;

  @ApiProperty({ type: [ReviewViewDto] })
  reviews!: readonly ReviewViewDto[];

  @ApiProperty({ type: [RoundViewDto] })
  rounds!: readonly RoundViewDto[];

  @ApiProperty({ type: () => ShownDecisionDto, nullable: true, description: 'The one that stands.' })
  decision!: ShownDecisionDto | null;

  @ApiProperty({ type: [PacketDecisionDto], nullable: true, description: 'All of them, newest first.' })
  decisions!: readonly PacketDecisionDto[] | null;

  @ApiProperty({ type: () => FeedbackViewDto, nullable: true })
  feedback!: FeedbackViewDto | null;

  @ApiProperty({ type: [AppealViewDto] })
  appeals!: readonly AppealViewDto[];
}
