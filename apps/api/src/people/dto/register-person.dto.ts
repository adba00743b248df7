import { DateField, Key, Line, PersonIdField } from '../../http/dto-decorators.js';

export class RegisterPersonDto {
  @PersonIdField({ description: 'The `sub` of the tokens of this person.' })
  id!: string;

  @Line()
  name!: string;

  @Line({ max: 320, optional: true, nullable: true })
  email?: string | null;

  @Line()
  orgUnit!: string;

  @Key({ optional: true, nullable: true })
  level?: string | null;

  @PersonIdField({ optional: true, nullable: true, description: 'Null at the top of a reporting line.' })
  manager?: string | null;

  @DateField({ optional: true, description: 'Today, UTC, when left out.' })
  effectiveDate?: string;
}
