import { ApiProperty } from '@nestjs/swagger';

/** Somebody as the views know them: `name` is 'erased' once the person is erased. */
export class NamedDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  name!: string;
}

export class CycleNameDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  title!: string;
}

/** An exact share. */
export class RatioDto {
  @ApiProperty({ type: 'integer' })
  num!: number;

  @ApiProperty({ type: 'integer' })
  den!: number;
}

export class VersionRefDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;
}
