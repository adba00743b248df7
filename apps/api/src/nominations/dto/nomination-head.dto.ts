import { ApiProperty } from '@nestjs/swagger';
import { CycleNameDto, NamedDto } from '../../http/named.dto.js';
import { STATES } from '../../http/words.js';

/** Which nomination, and for what. */
export class NominationLevelsDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  targetLevel!: string;

  @ApiProperty({ type: String, nullable: true })
  currentLevel!: string | null;
}

/** What a list and a packet say of a nomination alike. */
export class NominationHeadDto extends NominationLevelsDto {
  @ApiProperty({ type: CycleNameDto })
  cycle!: CycleNameDto;

  @ApiProperty({ type: NamedDto })
  candidate!: NamedDto;

  @ApiProperty({ type: String })
  orgUnit!: string;

  @ApiProperty({ enum: [...STATES] })
  state!: string;
}
