import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class FieldProblemDto {
  @ApiProperty({ type: String, description: 'Path of the field, such as ratings[2].rating.' })
  field!: string;

  @ApiProperty({ type: String })
  problem!: string;

  @ApiProperty({ type: String, description: 'What to send instead.' })
  fix!: string;
}

/** RFC 9457. */
export class ProblemDto {
  @ApiProperty({ type: String, format: 'uri', example: 'https://plumbline.example/problems/not-found' })
  type!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: 'integer' })
  status!: number;

  @ApiProperty({ type: String })
  detail!: string;

  @ApiProperty({ type: String, description: 'Stable; the last part of the type.' })
  code!: string;

  @ApiPropertyOptional({ type: () => [FieldProblemDto], description: 'On 400 only.' })
  errors?: FieldProblemDto[];
}
