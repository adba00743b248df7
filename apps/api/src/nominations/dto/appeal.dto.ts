import { Key, OneOf, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

const RESOLUTIONS = ['upheld', 'dismissed'] as const;

@Example<FileAppealDto>({ grounds: 'The migration that I led in May is not mentioned.' })
export class FileAppealDto {
  @Key({ optional: true, description: 'Made by the server when left out.' })
  id?: string;

  @Text({ max: 20_000 })
  grounds!: string;
}

@Example<ResolveAppealDto>({ resolution: 'upheld', rationale: 'The packet left the migration out.' })
export class ResolveAppealDto {
  @OneOf(RESOLUTIONS)
  resolution!: (typeof RESOLUTIONS)[number];

  @Text({ max: 20_000 })
  rationale!: string;
}
