import type { ErasureGround, HoldGround } from '@plumbline/domain';
import { ERASURE_GROUNDS, HOLD_GROUNDS } from '@plumbline/responses';
import { BooleanField, CaseNumberField, DateField, OneOf, PersonIdField } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<RequestErasureDto>({ ground: 'own-request', caseNumber: '2026-0042' })
export class RequestErasureDto {
  @OneOf(ERASURE_GROUNDS)
  ground!: ErasureGround;

  @CaseNumberField({ description: 'Of the case file, which has the rest of the reason.' })
  caseNumber!: string;
}

@Example<ConfirmErasureDto>({ withdrawNominations: true })
export class ConfirmErasureDto {
  @BooleanField({
    optional: true,
    description: 'Withdraw the nominations of the person that are not decided; they hold the erasure up otherwise.',
  })
  withdrawNominations?: boolean;
}

@Example<PlaceLegalHoldDto>({ ground: 'legal-claims', caseNumber: '2026-0107', until: '2999-12-31' })
export class PlaceLegalHoldDto {
  @OneOf(HOLD_GROUNDS)
  ground!: HoldGround;

  @CaseNumberField({ description: 'Names the hold. Sent again, ground and end are those of the last time.' })
  caseNumber!: string;

  @DateField({ description: 'The first day, UTC, on which it does not hold.' })
  until!: string;
}

export class LegalHoldAddressDto {
  @PersonIdField()
  id!: string;

  @CaseNumberField()
  caseNumber!: string;
}
