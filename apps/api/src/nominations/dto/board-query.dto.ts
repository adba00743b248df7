import type { Outcome } from '@plumbline/domain';
import { OUTCOMES, STATES } from '@plumbline/responses';
import { Key, Line, OneOf, PersonIdField, SomeOf } from '../../http/dto-decorators.js';
import { PageDto } from '../../http/page.dto.js';

const SORTS = ['updatedAt', 'openedAt', 'candidate', 'targetLevel'].flatMap((by) => [by, `-${by}`]);

export class BoardQueryDto extends PageDto {
  @Key({ optional: true })
  cycle?: string;

  @Key({ optional: true })
  targetLevel?: string;

  @SomeOf(STATES, { optional: true, description: 'One or several, with commas between them.' })
  state?: string;

  @OneOf(OUTCOMES, { optional: true, description: 'Of the decision that stands.' })
  outcome?: Outcome;

  @Line({ max: 200, optional: true })
  orgUnit?: string;

  @PersonIdField({ optional: true })
  candidate?: string;

  @PersonIdField({
    optional: true,
    description: 'Somebody who was asked to review: you, or anybody where you see who reviews.',
  })
  reviewer?: string;

  @Line({ optional: true, description: 'Words of the name or the id of the candidate; case and accents do not count.' })
  text?: string;

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
