import type { ConcernsAsked } from '@plumbline/read-model';
import { dayOf, type Instant, type PersonId } from '@plumbline/domain';
import { PersonIdField } from '../../http/dto-decorators.js';
import { PageDto } from '../../http/page.dto.js';
import { pageIn } from '../../http/paging.js';

/** Of a list of what is open for people today. */
export class ConcernsQueryDto extends PageDto {
  @PersonIdField({ optional: true })
  person?: string;
}

type Reading = Readonly<{ scope: string; reader: PersonId; now: Instant }>;

export const concernsIn = (query: ConcernsQueryDto, { scope, reader, now }: Reading): ConcernsAsked => {
  const { person } = query;
  return { ...pageIn(query, scope), reader, today: dayOf(now), ...(person !== undefined && { person }) };
};
