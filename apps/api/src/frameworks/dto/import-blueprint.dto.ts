import { Line } from '../../http/dto-decorators.js';

export class ImportBlueprintDto {
  @Line({ max: 200, description: 'What the document is called, such as "career-track.md".' })
  name!: string;
}
