import { STATES } from '@plumbline/responses';
import { Key, Line, OneOf, PersonIdField } from '../../http/dto-decorators.js';
import { PageDto } from '../../http/page.dto.js';

const SORTS = ['updatedAt', 'openedAt', 'candidate', 'targetLevel'].flatMap((by) => [by, `-${by}`]);

export class BoardQueryDto extends PageDto {
  @Key({ optional: true })
  cycle?: string;

  @Key({ optional: true })
  targetLevel?: string;

  @OneOf(STATES, { optional: true })
  state?: string;

  @Line({ max: 200, optional: true })
  orgUnit?: string;

  @PersonIdField({ optional: true, description: 'Somebody anywhere in whose reporting line the candidate is today.' })
  manager?: string;

  @OneOf(SORTS, {
    optional: true,
    description:
      'Descending with a hyphen in front; -openedAt when absent. By updatedAt, what changes meanwhile moves between pages.',
  })
  sort?: string;
}

export class GapsQueryDto {
  @Key({ optional: true, description: "The level above the candidate's current one when absent." })
  level?: string;
}
