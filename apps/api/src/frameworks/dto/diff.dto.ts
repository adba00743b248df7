import { ApiProperty } from '@nestjs/swagger';
import { Line, QueryIntField } from '../../http/dto-decorators.js';
import { AskedDto } from '../../http/shared.dto.js';
import { AreaViewDto, CounterSignalViewDto, CriterionViewDto, LevelViewDto } from './parts-view.dto.js';
import { RewordedDto } from './reworded.dto.js';

export class VersionAddressDto {
  @Line({ max: 512 })
  id!: string;

  @Line({ max: 512 })
  version!: string;
}

export class DiffQueryDto {
  @QueryIntField({ min: 1, max: 999_999_999, description: 'The version to compare with.' })
  from!: number;
}

export class ReweightedDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: String })
  level!: string;

  @ApiProperty({ type: () => AskedDto, nullable: true, description: 'Null where the level did not ask for it.' })
  from!: AskedDto | null;

  @ApiProperty({ type: () => AskedDto, nullable: true, description: 'Null where the level no longer asks for it.' })
  to!: AskedDto | null;
}

export class RevisedLevelDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: LevelViewDto })
  from!: LevelViewDto;

  @ApiProperty({ type: LevelViewDto })
  to!: LevelViewDto;
}

export class LevelsDiffDto {
  @ApiProperty({ type: [LevelViewDto] })
  added!: readonly LevelViewDto[];

  @ApiProperty({ type: [LevelViewDto] })
  removed!: readonly LevelViewDto[];

  @ApiProperty({ type: [RevisedLevelDto] })
  revised!: readonly RevisedLevelDto[];
}

/** Of what is in both versions. */
class WordsDiffDto {
  @ApiProperty({ type: [RewordedDto] })
  reworded!: readonly RewordedDto[];

  @ApiProperty({ type: [RewordedDto], description: 'Put into another area.' })
  moved!: readonly RewordedDto[];
}

export class RevisedAreaDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: AreaViewDto })
  from!: AreaViewDto;

  @ApiProperty({ type: AreaViewDto })
  to!: AreaViewDto;
}

export class AreasDiffDto {
  @ApiProperty({ type: [AreaViewDto] })
  added!: readonly AreaViewDto[];

  @ApiProperty({ type: [AreaViewDto] })
  removed!: readonly AreaViewDto[];

  @ApiProperty({ type: [RevisedAreaDto], description: 'Another title, other examples or other anti-patterns.' })
  revised!: readonly RevisedAreaDto[];
}

export class CriteriaDiffDto extends WordsDiffDto {
  @ApiProperty({ type: [CriterionViewDto] })
  added!: readonly CriterionViewDto[];

  @ApiProperty({ type: [CriterionViewDto] })
  removed!: readonly CriterionViewDto[];

  @ApiProperty({ type: [ReweightedDto] })
  reweighted!: readonly ReweightedDto[];
}

export class CounterSignalsDiffDto extends WordsDiffDto {
  @ApiProperty({ type: [CounterSignalViewDto] })
  added!: readonly CounterSignalViewDto[];

  @ApiProperty({ type: [CounterSignalViewDto] })
  removed!: readonly CounterSignalViewDto[];
}

export class PinnedNominationDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  cycle!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: String })
  state!: string;
}

export class PinnedPageDto {
  @ApiProperty({ type: [PinnedNominationDto] })
  items!: readonly PinnedNominationDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'For GET /v1/frameworks/:id/versions/:version/nominations.',
  })
  nextCursor!: string | null;
}

export class PinnedDto extends PinnedPageDto {
  @ApiProperty({ type: 'integer', description: 'All of them; `items` holds the first 50.' })
  count!: number;
}

export class VersionDiffDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: 'integer' })
  from!: number;

  @ApiProperty({ type: 'integer' })
  to!: number;

  @ApiProperty({ type: LevelsDiffDto })
  levels!: LevelsDiffDto;

  @ApiProperty({ type: AreasDiffDto })
  areas!: AreasDiffDto;

  @ApiProperty({ type: CriteriaDiffDto })
  criteria!: CriteriaDiffDto;

  @ApiProperty({ type: CounterSignalsDiffDto })
  counterSignals!: CounterSignalsDiffDto;

  @ApiProperty({
    type: () => PinnedDto,
    nullable: true,
    description: 'Open nominations that are rated against the older version; for admins and auditors.',
  })
  pinned!: PinnedDto | null;
}
