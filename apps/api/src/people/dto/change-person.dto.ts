import { DateField, Key, Line, PersonIdField } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

class Effective {
  @DateField({ optional: true, description: 'Today, UTC, when left out; an earlier date, never a later one.' })
  effectiveDate?: string;
}

@Example<ChangeManagerDto>({ manager: 'chiyo.tanaka' })
export class ChangeManagerDto {
  @DateField({ optional: true, description: 'Takes effect at the start of this date, UTC; today when left out.' })
  effectiveDate?: string;

  @PersonIdField({ nullable: true, description: 'Null puts the person at the top of a reporting line.' })
  manager!: string | null;
}

@Example<ChangeOrgUnitDto>({ orgUnit: 'product' })
export class ChangeOrgUnitDto extends Effective {
  @Line()
  orgUnit!: string;
}

@Example<ChangeLevelDto>({ level: 'staff' })
export class ChangeLevelDto extends Effective {
  @Key()
  level!: string;

  @Key({ optional: true, nullable: true, description: 'The nomination that led to it.' })
  nomination?: string | null;
}

@Example<RecordDepartureDto>({})
export class RecordDepartureDto extends Effective {}

@Example<ReturnPersonDto>({})
export class ReturnPersonDto extends Effective {}

@Example<CorrectDepartureDto>({ effectiveDate: null })
export class CorrectDepartureDto {
  @DateField({ nullable: true, description: 'When they left; null if they never did.' })
  effectiveDate!: string | null;
}

/** What is left out stays. */
@Example<CorrectPersonDto>({
  name: 'Sana Malik-Berg',
  email: 'sana.malik@plumbline.example',
  sourceId: 'hr-system:0002208',
})
export class CorrectPersonDto {
  @Line({ optional: true })
  name?: string;

  @Line({ max: 320, optional: true, nullable: true })
  email?: string | null;

  @PersonIdField({
    optional: true,
    nullable: true,
    description: 'By which the system that people come from knows them; null if by none.',
  })
  sourceId?: string | null;
}

export class ManagerChangeAddressDto {
  @PersonIdField()
  id!: string;

  @DateField()
  date!: string;
}
