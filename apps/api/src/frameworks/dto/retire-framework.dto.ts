import { Text } from '../../http/dto-decorators.js';

export class RetireFrameworkDto {
  @Text({ max: 2_000 })
  reason!: string;
}
