import { Key, Text } from '../../http/dto-decorators.js';

export class ReviseCounterSignalDto {
  @Key({ description: 'Key of an area that was described.' })
  area!: string;

  @Text({ max: 5_000 })
  text!: string;
}

export class AddCounterSignalDto extends ReviseCounterSignalDto {
  @Key({ description: 'Never changes; reviews cite it.' })
  key!: string;
}
