import { InstantField, ListOfKeys, Nested, OneOf, Text } from '../../http/dto-decorators.js';
import { PolicyDto } from './policy.dto.js';

const DEADLINES = ['nominations', 'reviews', 'votes', 'decisions'] as const;
const PHASES = ['nominating', 'reviewing', 'calibrating', 'releasing'] as const;
const AHEAD = 'In the future.';

export class MovedDeadlinesDto {
  @InstantField({ optional: true, description: AHEAD })
  nominations?: string;

  @InstantField({ optional: true, description: AHEAD })
  reviews?: string;

  @InstantField({ optional: true, description: AHEAD })
  votes?: string;

  @InstantField({ optional: true, description: AHEAD })
  decisions?: string;
}

/** Several in `deadlines`, or one as `deadline` and `to`. */
export class MoveDeadlinesDto {
  @Nested(() => MovedDeadlinesDto, {
    optional: true,
    description: 'Those that move, in any order; together with those that stay they have to follow each other.',
  })
  deadlines?: MovedDeadlinesDto;

  @OneOf(DEADLINES, { optional: true, description: 'The only one that moves, in place of `deadlines`.' })
  deadline?: (typeof DEADLINES)[number];

  @InstantField({ optional: true, description: 'When `deadline` is from now on.' })
  to?: string;

  @Text({ max: 2_000 })
  reason!: string;
}

export class AmendPolicyDto {
  @Nested(() => PolicyDto)
  policy!: PolicyDto;

  @Text({ max: 2_000 })
  reason!: string;
}

const ACKNOWLEDGE = {
  optional: true,
  max: 10_000,
  description: 'Ids of the nominations that this leaves unfinished, of which a refusal has the list.',
} as const;

export class MovePhaseDto {
  @OneOf(PHASES, { description: 'The phase that comes next; with `reason`, the one before.' })
  to!: (typeof PHASES)[number];

  @ListOfKeys(ACKNOWLEDGE)
  acknowledge?: string[];

  @Text({ max: 2_000, optional: true, description: 'Why the cycle goes back. Left out to go on.' })
  reason?: string;
}

export class CloseCycleDto {
  @ListOfKeys(ACKNOWLEDGE)
  acknowledge?: string[];
}

export class ReopenCycleDto {
  @Text({ max: 2_000 })
  reason!: string;
}
