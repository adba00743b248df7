import { Key, OneOf } from '../../http/dto-decorators.js';
import { PageDto } from '../../http/page.dto.js';

export class DecisionsQueryDto extends PageDto {
  @Key({ optional: true })
  cycle?: string;

  @OneOf(['promoted', 'deferred', 'declined'], { optional: true })
  outcome?: string;
}
