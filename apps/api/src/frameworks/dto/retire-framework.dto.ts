import { Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<RetireFrameworkDto>({ reason: 'The engineering track covers it from now on.' })
export class RetireFrameworkDto {
  @Text({ max: 2_000 })
  reason!: string;
}
