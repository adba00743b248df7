import { Key, Line, PersonIdField } from '../../http/dto-decorators.js';
import { PageDto } from '../../http/page.dto.js';

export class PeopleQueryDto extends PageDto {
  @Line({ optional: true, description: 'Words of the name or the id; case and accents do not count.' })
  text?: string;

  @Line({ max: 200, optional: true })
  orgUnit?: string;

  @Key({ optional: true })
  level?: string;

  @PersonIdField({ optional: true, description: 'The source id of the person, exactly, where that is shown.' })
  sourceId?: string;

  @PersonIdField({ optional: true, description: 'Somebody anywhere in whose reporting line they are today.' })
  manager?: string;
}
