import { IntField, Key, Line, Text } from '../../http/dto-decorators.js';

export class DefineLevelDto {
  @Key({ description: 'Never changes; redefining a level keeps it.' })
  key!: string;

  @Line()
  title!: string;

  @IntField({ min: 0, max: 1_000, description: 'Orders the levels, lowest first.' })
  ordinal!: number;

  @Text({ max: 5_000, optional: true })
  summary?: string;
}
