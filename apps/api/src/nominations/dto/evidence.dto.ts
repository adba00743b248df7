import { Key, Line, LinkField, ListOfKeys, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<EvidenceDto>({
  title: 'Tracing design, three options compared',
  body: 'Written in May, adopted in June, and in use by four teams since.',
  link: 'https://docs.plumbline.example/tracing',
  criteria: ['design-judgement', 'written-influence', 'cross-team-direction'],
})
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

@Example<AttachEvidenceDto>({
  id: 'tracing-design',
  title: 'Tracing design, two options compared',
  body: 'Written in May, adopted in June.',
  criteria: ['design-judgement', 'written-influence'],
})
export class AttachEvidenceDto extends EvidenceDto {
  @Key({ optional: true, description: 'Made by the server when left out.' })
  id?: string;
}
