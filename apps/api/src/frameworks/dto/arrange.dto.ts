import { DecimalField, Key, ListOf, ListOfKeys } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<CriteriaOrderDto>({ keys: ['keeps-promises'] })
export class CriteriaOrderDto {
  @ListOfKeys({ max: 2_000, description: 'Every criterion of the draft, once, in its new order.' })
  keys!: string[];
}

export class WeightDto {
  @Key()
  criterion!: string;

  @Key()
  level!: string;

  @DecimalField({ min: 0.001, nullable: true, description: 'Null removes it: the criterion then counts as 1.' })
  weight!: number | null;
}

@Example<WeightsDto>({ weights: [{ criterion: 'keeps-promises', level: 'reliability-lead', weight: 2.5 }] })
export class WeightsDto {
  @ListOf(() => WeightDto, { min: 1, max: 5_000, description: 'Only these change.' })
  weights!: WeightDto[];
}
