import { IntField, Key, Line, ListOfKeys, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<DefineLevelDto>({
  key: 'reliability-lead',
  title: 'Reliability lead',
  ordinal: 2,
  summary: 'Keeps what others build on.',
})
export class DefineLevelDto {
  @Key({ description: 'Never changes; revising a level keeps it.' })
  key!: string;

  @Line()
  title!: string;

  @IntField({ min: 0, max: 1_000, description: 'Orders the levels, lowest first.' })
  ordinal!: number;

  @Text({ max: 5_000, optional: true })
  summary?: string;
}

/** What is left out stays. */
@Example<ReviseLevelDto>({ title: 'Lead of reliability' })
export class ReviseLevelDto {
  @Line({ optional: true })
  title?: string;

  @IntField({ min: 0, max: 1_000, optional: true, description: 'Orders the levels, lowest first.' })
  ordinal?: number;

  @Text({ max: 5_000, optional: true })
  summary?: string;
}

@Example<EntryLevelsDto>({ entryLevels: ['operator'] })
export class EntryLevelsDto {
  @ListOfKeys({
    max: 100,
    description:
      'All of them: keys of levels below the lowest one, that people may stand on and nobody is nominated for.',
  })
  entryLevels!: string[];
}
