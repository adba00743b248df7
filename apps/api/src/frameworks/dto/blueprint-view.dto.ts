import { ApiProperty } from '@nestjs/swagger';
import { RewordedDto } from './reworded.dto.js';

export class BlueprintSourceDto {
  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String })
  format!: string;

  @ApiProperty({ type: String })
  sha256!: string;
}

export class FactDto {
  @ApiProperty({ type: String })
  value!: string;

  @ApiProperty({ enum: ['stated', 'inferred'] })
  basis!: string;
}

export class RoleDto {
  @ApiProperty({ type: () => FactDto, nullable: true })
  title!: FactDto | null;

  @ApiProperty({ type: () => FactDto, nullable: true })
  level!: FactDto | null;

  @ApiProperty({ type: () => FactDto, nullable: true })
  track!: FactDto | null;

  @ApiProperty({ type: () => FactDto, nullable: true })
  department!: FactDto | null;

  @ApiProperty({ type: () => FactDto, nullable: true })
  horizon!: FactDto | null;

  @ApiProperty({ type: () => FactDto, nullable: true })
  reportsTo!: FactDto | null;
}

/** A text of the document, and where it stands. */
class PlacedDto {
  @ApiProperty({ type: String })
  text!: string;

  @ApiProperty({ type: String })
  section!: string;

  @ApiProperty({ type: String, description: 'Finds it again in the source.' })
  locator!: string;
}

export class NamedItemDto extends PlacedDto {
  @ApiProperty({ type: String })
  kind!: string;

  @ApiProperty({ type: String, description: 'Stable across editions.' })
  key!: string;
}

/** Items have further fields, by their kind. */
export class BlueprintItemDto extends NamedItemDto {
  @ApiProperty({ type: String, nullable: true })
  group!: string | null;

  @ApiProperty({ type: 'integer' })
  ordinal!: number;
}

export class UnmappedDto extends PlacedDto {
  @ApiProperty({ type: String })
  from!: string;

  @ApiProperty({ type: String })
  reason!: string;
}

export class AmbiguityDto extends PlacedDto {
  @ApiProperty({ type: String })
  what!: string;
}

export class BlueprintReportDto {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  counts!: Readonly<Record<string, number>>;

  @ApiProperty({ type: [UnmappedDto] })
  unmapped!: readonly UnmappedDto[];

  @ApiProperty({ type: [AmbiguityDto] })
  ambiguities!: readonly AmbiguityDto[];
}

export class RewordedItemDto extends RewordedDto {
  @ApiProperty({ type: String })
  kind!: string;

  @ApiProperty({ type: String })
  locator!: string;
}

export class RevisedItemDto extends NamedItemDto {
  @ApiProperty({ type: [String], description: 'Names of the fields that differ.' })
  fields!: readonly string[];
}

export class EditionDiffDto {
  @ApiProperty({ type: String, description: 'Digest of the edition before.' })
  since!: string;

  @ApiProperty({ type: String, description: 'Name of the document that it was read from.' })
  name!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When that edition was imported.' })
  importedAt!: string;

  @ApiProperty({ type: [NamedItemDto] })
  added!: readonly NamedItemDto[];

  @ApiProperty({ type: [NamedItemDto] })
  removed!: readonly NamedItemDto[];

  @ApiProperty({ type: [RewordedItemDto] })
  reworded!: readonly RewordedItemDto[];

  @ApiProperty({ type: [RevisedItemDto] })
  revised!: readonly RevisedItemDto[];
}

export class BlueprintDetailDto {
  @ApiProperty({ type: BlueprintSourceDto })
  source!: BlueprintSourceDto;

  @ApiProperty({ type: String })
  importerVersion!: string;

  @ApiProperty({ type: RoleDto })
  role!: RoleDto;

  @ApiProperty({
    type: [BlueprintItemDto],
    description:
      'All of them for admins and auditors; for others those that a published version came from, and career edges.',
  })
  items!: readonly BlueprintItemDto[];

  @ApiProperty({ type: BlueprintReportDto })
  report!: BlueprintReportDto;

  @ApiProperty({ type: String, format: 'date-time' })
  importedAt!: string;

  @ApiProperty({
    type: () => EditionDiffDto,
    nullable: true,
    description: 'For admins and auditors; null for the first edition of a role.',
  })
  changes!: EditionDiffDto | null;
}
