import { ApiProperty } from '@nestjs/swagger';

/** What was said before, and what is said now. */
export class RewordedDto {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: String })
  from!: string;

  @ApiProperty({ type: String })
  to!: string;
}
