import { OUTCOMES } from '@plumbline/responses';
import { Key, OneOf } from '../../http/dto-decorators.js';
import { PageDto } from '../../http/page.dto.js';

export class DecisionsQueryDto extends PageDto {
  @Key({ optional: true })
  cycle?: string;

  @OneOf(OUTCOMES, { optional: true })
  outcome?: string;
}
