import { Line, OneOf } from '../../http/dto-decorators.js';

export class ImportBlueprintDto {
  @Line({ max: 200, description: 'What the document is called, such as "career-track.md".' })
  name!: string;

  @OneOf(['default'], {
    optional: true,
    description: 'Also applies the default mapping of a career-track page. When absent, only records the document.',
  })
  apply?: 'default';

  @Line({
    max: 200,
    optional: true,
    description:
      'Tells it from other documents of the same title, such as "ic2.md": it is an edition of the one that was imported so. ' +
      'When absent, it is an edition of the document with its title, unless each names levels that the other does not.',
  })
  document?: string;
}

/** A document as an example. */
export const TRACK_PAGE =
  '## Career track reliability\n\nResponsibilities:\n\n- Says early which promise is at risk.\n- Turns every incident into something that cannot happen again.\n';
