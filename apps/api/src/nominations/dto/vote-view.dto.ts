import { ApiProperty } from '@nestjs/swagger';
import { NamedDto } from '../../http/named.dto.js';

export class TallyDto {
  @ApiProperty({ type: 'integer' })
  electorate!: number;

  @ApiProperty({ type: 'integer' })
  promote!: number;

  @ApiProperty({ type: 'integer' })
  notYet!: number;

  @ApiProperty({ type: 'integer' })
  abstain!: number;

  @ApiProperty({ type: 'integer' })
  recused!: number;
}

export class QuorumDto {
  @ApiProperty({ type: 'integer' })
  present!: number;

  @ApiProperty({ type: 'integer' })
  required!: number;

  @ApiProperty({ type: Boolean })
  met!: boolean;
}

export class VoteViewDto {
  @ApiProperty({ type: NamedDto })
  member!: NamedDto;

  @ApiProperty({ enum: ['promote', 'not-yet', 'abstain'] })
  choice!: string;

  @ApiProperty({ type: String, nullable: true })
  rationale!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  castAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  changedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  changedBecause!: string | null;

  @ApiProperty({ type: Boolean })
  voided!: boolean;
}

export class TieViewDto {
  @ApiProperty({ enum: ['promote', 'not-yet'] })
  as!: string;

  @ApiProperty({ type: String, nullable: true })
  rationale!: string | null;
}

export class RoundViewDto {
  @ApiProperty({ type: 'integer' })
  round!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  openedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closedAt!: string | null;

  @ApiProperty({ type: 'integer' })
  policyVersion!: number;

  @ApiProperty({ type: () => TallyDto, nullable: true })
  tally!: TallyDto | null;

  @ApiProperty({ type: () => QuorumDto, nullable: true })
  quorum!: QuorumDto | null;

  @ApiProperty({ enum: ['passed', 'failed', 'tied', 'no-quorum'], nullable: true })
  result!: string | null;

  @ApiProperty({ type: () => TieViewDto, nullable: true })
  tieBroken!: TieViewDto | null;

  @ApiProperty({ type: Boolean, description: 'Reopened since, or a member whose vote it counted was recused.' })
  voided!: boolean;

  @ApiProperty({ type: [NamedDto] })
  members!: readonly NamedDto[];

  @ApiProperty({ type: [NamedDto] })
  voted!: readonly NamedDto[];

  @ApiProperty({ type: [VoteViewDto], description: 'Those that the caller may see.' })
  votes!: readonly VoteViewDto[];
}

export class NominationVotesDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  revision!: string;

  @ApiProperty({ type: [RoundViewDto] })
  rounds!: readonly RoundViewDto[];
}
