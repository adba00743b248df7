import { Key, Line, ListOfTexts } from '../../http/dto-decorators.js';

export class DescribeAreaDto {
  @Key()
  key!: string;

  @Line()
  title!: string;

  @ListOfTexts({ length: 2_000, max: 200, optional: true, description: 'What good looks like.' })
  examples?: string[];

  @ListOfTexts({ length: 2_000, max: 200, optional: true, description: 'What bad looks like.' })
  antiPatterns?: string[];
}

/** What is left out stays. */
export class ReviseAreaDto {
  @Line({ optional: true })
  title?: string;

  @ListOfTexts({ length: 2_000, max: 200, optional: true, description: 'What good looks like.' })
  examples?: string[];

  @ListOfTexts({ length: 2_000, max: 200, optional: true, description: 'What bad looks like.' })
  antiPatterns?: string[];
}
