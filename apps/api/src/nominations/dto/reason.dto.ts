import { Text } from '../../http/dto-decorators.js';

export class ReasonDto {
  @Text({ max: 2_000 })
  reason!: string;
}
