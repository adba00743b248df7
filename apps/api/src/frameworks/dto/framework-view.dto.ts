import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { PartsViewDto, ScaleViewDto } from './parts-view.dto.js';

export class BlueprintViewDto {
  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Of the role.' })
  title!: string | null;

  @ApiProperty({ type: String })
  format!: string;

  @ApiProperty({ type: String })
  sha256!: string;

  @ApiProperty({ type: String })
  importerVersion!: string;

  @ApiProperty({ type: 'integer' })
  items!: number;

  @ApiProperty({ type: [String], description: 'Texts that the importer did not understand.' })
  unmapped!: readonly string[];

  @ApiProperty({ type: String, format: 'date-time' })
  importedAt!: string;
}

export class DraftViewDto extends PartsViewDto {
  @ApiProperty({ type: [BlueprintViewDto] })
  blueprints!: readonly BlueprintViewDto[];
}

export class FrameworkItemDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  track!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: 'integer', description: '0 before the first publication.' })
  newestVersion!: number;

  @ApiProperty({ type: Boolean })
  retired!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt!: string;
}

export class FrameworkPageDto {
  @ApiProperty({ type: [FrameworkItemDto] })
  items!: readonly FrameworkItemDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class PublishedDto {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: String })
  semanticHash!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  publishedAt!: string;
}

export class FrameworkDetailDto extends FrameworkItemDto {
  @ApiProperty({ type: ScaleViewDto })
  scale!: ScaleViewDto;

  @ApiProperty({ type: [PublishedDto] })
  versions!: readonly PublishedDto[];

  @ApiProperty({ type: () => DraftViewDto, nullable: true, description: 'For admins and auditors.' })
  draft!: DraftViewDto | null;

  @ApiProperty({ type: String })
  revision!: string;
}

export class FrameworkVersionDto extends IntersectionType(PublishedDto, PartsViewDto) {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  track!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: ScaleViewDto })
  scale!: ScaleViewDto;
}
