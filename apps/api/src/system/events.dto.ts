import { ApiProperty } from '@nestjs/swagger';
import { Line, QueryIntField } from '../http/dto-decorators.js';
import { RecordedEventDto } from '../http/shared.dto.js';

export class EventsQueryDto {
  @Line({ max: 128, optional: true, description: 'Position to begin after; from the first event when absent.' })
  after?: string;

  @QueryIntField({ min: 1, max: 200, optional: true, description: '50 when absent.' })
  limit?: number;
}

export class StoredEventDto extends RecordedEventDto {
  @ApiProperty({ type: String })
  stream!: string;
  @ApiProperty({
    type: String,
    required: false,
    description: 'Why the data cannot be read here; it is then left empty.',
  })
  unreadable?: string;
}

export class EventsDto {
  @ApiProperty({ type: [StoredEventDto] })
  items!: StoredEventDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Send it as `after`; null at the end of the log.' })
  nextCursor!: string | null;
}
