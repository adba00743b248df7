import { DateField, Key, Line, PersonIdField } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<RegisterPersonDto>({
  id: 'p-2207',
  name: 'Sana Malik',
  email: 'sana@plumbline.example',
  orgUnit: 'platform',
  level: 'senior',
  manager: 'bram.visser',
})
export class RegisterPersonDto {
  @PersonIdField({
    description:
      'The `sub` of the tokens of this person. It stays when they are erased, so it holds no part of their name or email.',
  })
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
