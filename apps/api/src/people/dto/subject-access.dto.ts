import { CaseNumberField, PersonIdField } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';
import { PageDto } from '../../http/page.dto.js';

@Example<RequestSubjectAccessDto>({ caseNumber: '2026-0043' })
export class RequestSubjectAccessDto {
  @CaseNumberField({ description: 'Of the case file, which has the letter in which the person asks.' })
  caseNumber!: string;
}

export class SubjectAccessQueryDto extends PageDto {
  @PersonIdField({ optional: true })
  person?: string;
}
