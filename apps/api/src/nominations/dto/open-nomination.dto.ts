import { Key, PersonIdField } from '../../http/dto-decorators.js';

export class OpenNominationDto {
  @Key()
  cycle!: string;

  @PersonIdField({ description: 'Somebody in your own reporting line.' })
  candidate!: string;

  @Key({ description: 'One of the levels of the cycle.' })
  targetLevel!: string;
}
