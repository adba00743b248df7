import { Key, Line } from '../http/dto-decorators.js';
import { Example } from '../http/example.js';

@Example<RebuildDto>({ view: 'board' })
export class RebuildDto {
  @Key({ optional: true, description: 'One view; all of them when absent.' })
  view?: string;
}

@Example<RetryDto>({ view: 'board', stream: 'cycle-winter-round' })
export class RetryDto {
  @Key()
  view!: string;

  @Line({ max: 300, description: 'Name of the stream that is parked, such as person-p1.' })
  stream!: string;
}
