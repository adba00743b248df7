import { Line, QueryIntField } from '../../http/dto-decorators.js';

export class VersionAddressDto {
  @Line({ max: 512 })
  id!: string;

  @Line({ max: 512 })
  version!: string;
}

export class DiffQueryDto {
  @QueryIntField({ min: 1, max: 999_999_999, description: 'The version to compare with.' })
  from!: number;
}
