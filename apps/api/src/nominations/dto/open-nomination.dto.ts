import { Key, PersonIdField, Text } from '../../http/dto-decorators.js';

export class OpenNominationDto {
  @Key()
  cycle!: string;

  @PersonIdField({ description: 'Somebody in your own reporting line.' })
  candidate!: string;

  @Key({ description: 'One of the levels of the cycle.' })
  targetLevel!: string;
}

export class StatementDto {
  @Text({ max: 20_000 })
  statement!: string;
}
