import { Line, QueryIntField } from '../http/dto-decorators.js';

export class EventsQueryDto {
  @QueryIntField({ min: 1, max: 200, optional: true, description: 'Items on a page; 50 when absent.' })
  limit?: number;

  @Line({
    max: 128,
    optional: true,
    description: 'The nextCursor of the page before, or the position of an event to begin after.',
  })
  cursor?: string;
}
