import { IntField, Key, Line, ListOfTexts, Nested } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

export class RatingScaleDto {
  @IntField({ min: -1_000, max: 1_000, description: 'Lowest rating.' })
  min!: number;

  @IntField({ min: -1_000, max: 1_000, description: 'Highest rating; above `min`.' })
  max!: number;

  @ListOfTexts({ length: 200, max: 200, optional: true, description: 'Names of the points from `min` up, or none.' })
  labels?: string[];
}

@Example<DraftFrameworkDto>({
  id: 'reliability-track',
  track: 'reliability',
  title: 'Reliability track',
  scale: { min: 1, max: 5, labels: ['Not seen', 'Emerging', 'Solid', 'Strong', 'Role model'] },
})
export class DraftFrameworkDto {
  @Key({ optional: true, description: 'Made by the server when left out.' })
  id?: string;

  @Line({ description: 'What the framework is for, such as "Engineering".' })
  track!: string;

  @Line()
  title!: string;

  @Nested(() => RatingScaleDto)
  scale!: RatingScaleDto;
}
