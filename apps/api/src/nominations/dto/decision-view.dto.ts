import { ApiProperty } from '@nestjs/swagger';
import { CycleNameDto, NamedDto } from '../../http/named.dto.js';
import { OUTCOMES } from '../../http/words.js';
import { QuorumDto, TallyDto } from './vote-view.dto.js';

export class OverrideViewDto {
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
}

export class SupersededViewDto {
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
}

export class ShownDecisionDto {
  @ApiProperty({ enum: [...OUTCOMES] })
  outcome!: string;

  @ApiProperty({ type: [String] })
  conditions!: readonly string[];

  @ApiProperty({ type: String, format: 'date-time' })
  decidedAt!: string;

  @ApiProperty({ type: String, nullable: true })
  rationale!: string | null;
}

export class PacketDecisionDto {
  @ApiProperty({ type: String })
  revision!: string;

  @ApiProperty({ type: 'integer' })
  round!: number;

  @ApiProperty({ enum: [...OUTCOMES] })
  outcome!: string;

  @ApiProperty({ type: [String] })
  conditions!: readonly string[];

  @ApiProperty({ type: String })
  rationale!: string;

  @ApiProperty({ type: () => OverrideViewDto, nullable: true, description: 'Present when it went against the tally.' })
  override!: OverrideViewDto | null;

  @ApiProperty({ type: 'integer' })
  policyVersion!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  decidedAt!: string;

  @ApiProperty({ type: NamedDto })
  decidedBy!: NamedDto;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  releasedAt!: string | null;

  @ApiProperty({ type: () => SupersededViewDto, nullable: true, description: 'Present once it was reopened.' })
  superseded!: SupersededViewDto | null;
}

export class DecisionBasisDto {
  @ApiProperty({ type: 'integer' })
  round!: number;

  @ApiProperty({ type: TallyDto })
  tally!: TallyDto;

  @ApiProperty({ type: QuorumDto })
  quorum!: QuorumDto;

  @ApiProperty({ enum: ['passed', 'failed', 'tied', 'no-quorum'] })
  result!: string;

  @ApiProperty({ enum: ['promote', 'not-yet'], nullable: true })
  tieBrokenAs!: string | null;

  @ApiProperty({ type: String })
  nominationRevision!: string;

  @ApiProperty({ type: Boolean })
  override!: boolean;

  @ApiProperty({ type: NamedDto })
  decidedBy!: NamedDto;
}

export class DecisionItemDto {
  @ApiProperty({ type: String, format: 'uuid' })
  nomination!: string;

  @ApiProperty({ type: String })
  revision!: string;

  @ApiProperty({ type: CycleNameDto })
  cycle!: CycleNameDto;

  @ApiProperty({ type: NamedDto })
  candidate!: NamedDto;

  @ApiProperty({ type: String })
  targetLevel!: string;

  @ApiProperty({ type: String })
  orgUnit!: string;

  @ApiProperty({ enum: [...OUTCOMES] })
  outcome!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  decidedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  releasedAt!: string | null;

  @ApiProperty({ type: Boolean })
  superseded!: boolean;

  @ApiProperty({ type: 'integer' })
  policyVersion!: number;

  @ApiProperty({
    type: () => DecisionBasisDto,
    nullable: true,
    description: 'What it rests on; for those who take part in deciding, or oversee it.',
  })
  basis!: DecisionBasisDto | null;
}

export class DecisionPageDto {
  @ApiProperty({ type: [DecisionItemDto] })
  items!: readonly DecisionItemDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
