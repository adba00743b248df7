import { Key, Line, ListOfTexts } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<DescribeAreaDto>({
  key: 'operations',
  title: 'Operations',
  examples: ['Wrote the runbook that three teams use at night.'],
  antiPatterns: ['Fixes alone what others could have learnt from.'],
})
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
@Example<ReviseAreaDto>({ title: 'Running services' })
export class ReviseAreaDto {
  @Line({ optional: true })
  title?: string;

  @ListOfTexts({ length: 2_000, max: 200, optional: true, description: 'What good looks like.' })
  examples?: string[];

  @ListOfTexts({ length: 2_000, max: 200, optional: true, description: 'What bad looks like.' })
  antiPatterns?: string[];
}
