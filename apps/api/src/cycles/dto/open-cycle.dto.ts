import { InstantField, IntField, Key, Line, ListOfKeys, Nested } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';
import { RetentionDto } from './retention.dto.js';
import { PolicyPartsDto } from './policy.dto.js';

export class FrameworkRefDto {
  @Key()
  id!: string;

  @IntField({ min: 1, description: 'A version that was published.' })
  version!: number;
}

/** Each later than the one before, all in the future. */
export class DeadlinesDto {
  @InstantField()
  nominations!: string;

  @InstantField()
  reviews!: string;

  @InstantField()
  votes!: string;

  @InstantField()
  decisions!: string;
}

@Example<OpenCycleDto>({
  id: 'summer-round',
  title: 'Summer round',
  framework: { id: 'engineering-track', version: 1 },
  levels: ['staff', 'principal'],
  policy: { minReviews: 2 },
  deadlines: {
    nominations: '2998-01-31T17:00:00Z',
    reviews: '2998-02-28T17:00:00Z',
    votes: '2998-03-15T17:00:00Z',
    decisions: '2998-03-31T17:00:00Z',
  },
  retention: { promoted: 60, notPromoted: 24, undecided: 6 },
})
export class OpenCycleDto {
  @Key({ optional: true, description: 'Made by the server when left out.' })
  id?: string;

  @Line()
  title!: string;

  @Nested(() => FrameworkRefDto)
  framework!: FrameworkRefDto;

  @ListOfKeys({ min: 1, max: 50, description: 'Levels that people can be nominated for.' })
  levels!: string[];

  @Nested(() => PolicyPartsDto, { optional: true })
  policy?: PolicyPartsDto;

  @Nested(() => DeadlinesDto)
  deadlines!: DeadlinesDto;

  @Nested(() => RetentionDto, { optional: true, description: 'Left out, texts are kept until their person is erased.' })
  retention?: RetentionDto;
}
