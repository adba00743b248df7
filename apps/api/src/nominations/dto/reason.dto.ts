import { Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<ReasonDto>({ reason: 'We agreed on it when we went through the packet.' })
export class ReasonDto {
  @Text({ max: 2_000 })
  reason!: string;
}
