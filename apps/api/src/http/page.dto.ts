import { Line, QueryIntField } from './dto-decorators.js';

/** Query of a list: `items` and `nextCursor` come back, and the cursor goes into the next request unchanged. */
export class PageDto {
  @QueryIntField({ min: 1, max: 200, optional: true, description: 'Items on a page; 50 when absent.' })
  limit?: number;

  @Line({ max: 1_000, optional: true, description: 'The nextCursor of the page before.' })
  cursor?: string;
}
