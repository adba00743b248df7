import { Key, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<ReviseCounterSignalDto>({ area: 'operations', text: 'Answers every page alone, and likes it that way.' })
export class ReviseCounterSignalDto {
  @Key({ description: 'Key of an area that was described.' })
  area!: string;

  @Text({ max: 5_000 })
  text!: string;
}

@Example<AddCounterSignalDto>({ key: 'answers-alone', area: 'operations', text: 'Answers every page alone.' })
export class AddCounterSignalDto extends ReviseCounterSignalDto {
  @Key({ description: 'Never changes; reviews cite it.' })
  key!: string;
}
