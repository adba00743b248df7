import { Key, Line } from '../http/dto-decorators.js';

export class RebuildDto {
  @Key({ optional: true, description: 'One view; all of them when absent.' })
  view?: string;
}

export class RetryDto {
  @Key()
  view!: string;

  @Line({ max: 300, description: 'Name of the stream that is parked, such as person-p1.' })
  stream!: string;
}
