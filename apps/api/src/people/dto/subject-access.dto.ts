import { CaseNumberField } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<RequestSubjectAccessDto>({ caseNumber: '2026-0043' })
export class RequestSubjectAccessDto {
  @CaseNumberField({ description: 'Of the case file, which has the letter in which the person asks.' })
  caseNumber!: string;
}
