import { ApiProperty } from '@nestjs/swagger';
import { RecordedEventDto } from '../../http/shared.dto.js';

export class HistoryDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  revision!: string;

  @ApiProperty({ type: [RecordedEventDto] })
  events!: readonly RecordedEventDto[];
}
