import { DateField, Key, Line, PersonIdField } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<RegisterPersonDto>({
  id: 'p-2207',
  name: 'Sana Malik',
  email: 'sana@plumbline.example',
  sourceId: 'hr-system:0041385',
  orgUnit: 'platform',
  level: 'senior',
  manager: 'bram.visser',
})
export class RegisterPersonDto {
  @PersonIdField({
    optional: true,
    description:
      'It stays when they are erased, so it holds no part of their name, email or `sourceId`. Left out beside a `sourceId`, it is theirs if they are registered, else made here.',
  })
  id?: string;

  @Line()
  name!: string;

  @Line({ max: 320, optional: true, nullable: true })
  email?: string | null;

  @PersonIdField({
    optional: true,
    nullable: true,
    description:
      'By which the system that people come from knows them, and their tokens may, too. Erased with their name; differs from the ids and source ids of others by more than case.',
  })
  sourceId?: string | null;

  @Line()
  orgUnit!: string;

  @Key({ optional: true, nullable: true })
  level?: string | null;

  @PersonIdField({ optional: true, nullable: true, description: 'Null at the top of a reporting line.' })
  manager?: string | null;

  @DateField({ optional: true, description: 'Today, UTC, when left out.' })
  effectiveDate?: string;
}
