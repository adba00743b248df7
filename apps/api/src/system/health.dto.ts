import { ApiProperty } from '@nestjs/swagger';

export class LiveDto {
  @ApiProperty({ type: String, enum: ['live'] })
  status!: 'live';
}

class StoreHealthDto {
  @ApiProperty({ type: Boolean })
  ok!: boolean;

  @ApiProperty({ type: String, nullable: true })
  detail!: string | null;
}

class ViewsHealthDto {
  @ApiProperty({ type: Boolean })
  ok!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'What keeps the views from being served as they should.' })
  detail!: string | null;

  @ApiProperty({ type: 'integer', description: 'Events that the furthest view behind has not handled.' })
  lagEvents!: number;

  @ApiProperty({ type: 'integer', description: 'Streams that some view has set aside.' })
  parkedStreams!: number;
}

export class HealthDto {
  @ApiProperty({
    type: String,
    enum: ['ready', 'impaired', 'degraded'],
    description: 'impaired: serving, though a view has set a stream aside. degraded: not to be sent requests (503).',
  })
  status!: 'ready' | 'impaired' | 'degraded';

  @ApiProperty({ type: StoreHealthDto })
  store!: StoreHealthDto;

  @ApiProperty({ type: ViewsHealthDto })
  views!: ViewsHealthDto;
}
