import { Key, PersonIdField } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<OpenNominationDto>({ cycle: 'winter-round', candidate: 'greta.lind', targetLevel: 'staff' })
export class OpenNominationDto {
  @Key()
  cycle!: string;

  @PersonIdField({ description: 'Somebody in your own reporting line.' })
  candidate!: string;

  @Key({ description: 'One of the levels of the cycle.' })
  targetLevel!: string;
}
