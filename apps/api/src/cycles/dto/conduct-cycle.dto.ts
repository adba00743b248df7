import { InstantField, ListOfKeys, Nested, OneOf, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';
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
@Example<MoveDeadlinesDto>({
  deadlines: { votes: '2998-04-15T17:00:00Z', decisions: '2998-05-15T17:00:00Z' },
  reason: 'The office was closed for a week.',
})
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

@Example<AmendPolicyDto>({
  policy: {
    readiness: { minCoverage: { num: 4, den: 5 }, readyAt: { num: 4, den: 5 }, nearAt: { num: 3, den: 5 } },
    quorum: { minVotes: 2, minShare: { num: 1, den: 2 } },
    pass: { basis: 'cast', fraction: 'two-thirds' },
    tie: 'chair-decides',
    minReviews: 2,
  },
  reason: 'A promotion takes two thirds from this round on.',
})
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

@Example<MovePhaseDto>({ to: 'reviewing', acknowledge: ['4f6f0a52-58e9-5f0b-9d26-0d1c1a7f4e11'] })
export class MovePhaseDto {
  @OneOf(PHASES, { description: 'The phase that comes next; with `reason`, the one before.' })
  to!: (typeof PHASES)[number];

  @ListOfKeys(ACKNOWLEDGE)
  acknowledge?: string[];

  @Text({ max: 2_000, optional: true, description: 'Why the cycle goes back. Left out to go on.' })
  reason?: string;
}

@Example<CloseCycleDto>({ acknowledge: ['4f6f0a52-58e9-5f0b-9d26-0d1c1a7f4e11'] })
export class CloseCycleDto {
  @ListOfKeys(ACKNOWLEDGE)
  acknowledge?: string[];
}

@Example<ReopenCycleDto>({ reason: 'Feedback of one nomination was left out.' })
export class ReopenCycleDto {
  @Text({ max: 2_000 })
  reason!: string;
}
