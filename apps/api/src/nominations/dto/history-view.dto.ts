import { ApiProperty } from '@nestjs/swagger';

export class HistoryEventDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  type!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: String })
  revision!: string;

  @ApiProperty({ type: String })
  position!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  metadata!: object;

  @ApiProperty({ type: 'object', additionalProperties: true })
  data!: object;
}

export class HistoryDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  revision!: string;

  @ApiProperty({ type: [HistoryEventDto] })
  events!: readonly HistoryEventDto[];
}
