import { Line } from '../../http/dto-decorators.js';

export class BandCountsQueryDto {
  @Line({ max: 200, optional: true, description: 'One org unit; all when absent.' })
  orgUnit?: string;
}
