import { Key, Line, LinkField, ListOfKeys, Text } from '../../http/dto-decorators.js';

export class EvidenceDto {
  @Line()
  title!: string;

  @Text({ max: 20_000 })
  body!: string;

  @LinkField({ optional: true, nullable: true })
  link?: string | null;

  @ListOfKeys({ min: 1, max: 100, description: 'Criteria of the framework that it supports.' })
  criteria!: string[];
}

export class AttachEvidenceDto extends EvidenceDto {
  @Key({ optional: true, description: 'Made by the server when left out.' })
  id?: string;
}
