import { ApiProperty } from '@nestjs/swagger';

/** The place that a criterion or a counter-signal came from. */
export class SourceViewDto {
  @ApiProperty({ type: String, description: 'SHA-256 of the document.' })
  blueprint!: string;

  @ApiProperty({ type: String })
  item!: string;

  @ApiProperty({ type: String, description: 'Finds it again in the document.' })
  locator!: string;
}

/** The sentence at that place. */
export class SourceSentenceDto extends SourceViewDto {
  @ApiProperty({ type: String, description: 'Of the document.' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Title of the role, where the document states one.' })
  role!: string | null;

  @ApiProperty({ type: String })
  section!: string;

  @ApiProperty({ type: String, description: 'Verbatim; what came of it may have been edited since.' })
  text!: string;

  @ApiProperty({ type: String, description: 'Where anybody who is signed in can open it, below this server.' })
  href!: string;
}

/** What has a text that may have come from a document. */
export class SourcedDto {
  @ApiProperty({ type: String })
  text!: string;

  @ApiProperty({ type: () => SourceSentenceDto, nullable: true, description: 'Null for what was written by hand.' })
  source!: SourceSentenceDto | null;
}
