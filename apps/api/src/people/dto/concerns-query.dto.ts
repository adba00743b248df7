import type { ConcernsAsked } from '@plumbline/read-model';
import { type Instant, dayOf } from '@plumbline/domain';
import { PersonIdField } from '../../http/dto-decorators.js';
import { PageDto } from '../../http/page.dto.js';
import { pageIn } from '../../http/paging.js';

/** Of a list of what is open for people today. */
export class ConcernsQueryDto extends PageDto {
  @PersonIdField({ optional: true })
  person?: string;
}

export const concernsIn = (query: ConcernsQueryDto, scope: string, now: Instant): ConcernsAsked => {
  const { person } = query;
  return { ...pageIn(query, scope), today: dayOf(now), ...(person !== undefined && { person }) };
};
