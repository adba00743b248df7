import { Line, OneOf } from '../../http/dto-decorators.js';

export class ImportBlueprintDto {
  @Line({ max: 200, description: 'What the document is called, such as "career-track.md".' })
  name!: string;

  @OneOf(['default'], {
    optional: true,
    description:
      'Lays what a career-track page becomes by default into the draft. When absent, nothing is laid: the mapping decides.',
  })
  apply?: 'default';
}
