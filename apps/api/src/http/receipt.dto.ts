import { ApiProperty } from '@nestjs/swagger';

export class ReceiptDto {
  @ApiProperty({ type: String, description: 'Of the aggregate that was written to.' })
  id!: string;

  @ApiProperty({ type: String, nullable: true, example: '3', description: 'Revision of the stream; also the ETag.' })
  revision!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as Plumbline-Min-Position to read no older state.',
  })
  position!: string | null;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Events that were added; 0 when it was already so.' })
  appended!: number;
}
