import { FINDING_STATES } from '@plumbline/responses';
import { OneOf, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';
import { PageDto } from '../../http/page.dto.js';

export class FindingsQueryDto extends PageDto {
  @OneOf(FINDING_STATES, { optional: true })
  state?: (typeof FINDING_STATES)[number];
}

@Example<ResolveFindingDto>({ reason: 'The vote would have been opened in the next phase all the same.' })
export class ResolveFindingDto {
  @Text({ max: 2_000 })
  reason!: string;
}
