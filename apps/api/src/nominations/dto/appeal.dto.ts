import { Key, OneOf, Text } from '../../http/dto-decorators.js';

const RESOLUTIONS = ['upheld', 'dismissed'] as const;

export class FileAppealDto {
  @Key({ optional: true, description: 'Made by the server when left out.' })
  id?: string;

  @Text({ max: 20_000 })
  grounds!: string;
}

export class ResolveAppealDto {
  @OneOf(RESOLUTIONS)
  resolution!: (typeof RESOLUTIONS)[number];

  @Text({ max: 20_000 })
  rationale!: string;
}
