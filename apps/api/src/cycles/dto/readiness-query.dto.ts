import { Line } from '../../http/dto-decorators.js';

export class BandCountsQueryDto {
  @Line({ max: 200, optional: true, description: 'One org unit; all when absent.' })
  orgUnit?: string;
}

export class HeatMapAddressDto {
  @Line({ max: 512 })
  id!: string;

  @Line({ max: 512 })
  level!: string;
}
