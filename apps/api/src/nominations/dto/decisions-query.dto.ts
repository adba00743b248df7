import { OUTCOMES } from '@plumbline/responses';
import { Key, Line, OneOf, PersonIdField } from '../../http/dto-decorators.js';
import { PageDto } from '../../http/page.dto.js';

export class DecisionsQueryDto extends PageDto {
  @Key({ optional: true })
  cycle?: string;

  @OneOf(OUTCOMES, { optional: true })
  outcome?: string;

  @PersonIdField({ optional: true })
  candidate?: string;

  @Key({ optional: true })
  targetLevel?: string;

  @Line({ optional: true })
  orgUnit?: string;

  @Line({ optional: true, description: 'Words of the name or the id of the candidate; case and accents do not count.' })
  text?: string;
}
