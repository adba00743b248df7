import { define } from '../kernel/components.js';
import { type Answer, integer, list, nullable, object, text } from '../kernel/schema.js';
import { requirement } from '../shared/readiness.js';
import { SourcePlace } from '../shared/source.js';

export const RatingScale = define('RatingScale', object({ min: integer(), max: integer(), labels: list(text()) }));
export const Level = define('Level', object({ key: text(), title: text(), ordinal: integer(), summary: text() }));
export type Level = Answer<typeof Level>;
export const Area = define(
  'Area',
  object({ key: text(), title: text(), examples: list(text()), antiPatterns: list(text()) }),
);
export type Area = Answer<typeof Area>;

const part = {
  key: text(),
  area: text(),
  text: text(),
  source: nullable(SourcePlace, { description: 'Null for what was written by hand.' }),
};
export const CounterSignal = define('CounterSignal', object(part));
export type CounterSignal = Answer<typeof CounterSignal>;
export const Requirement = define('Requirement', object({ level: text(), ...requirement }));
export const Criterion = define('Criterion', object({ ...part, requirements: list(Requirement) }));
export type Criterion = Answer<typeof Criterion>;

export const entryLevels = list(text(), {
  description: 'Keys of levels below the lowest one, that people may stand on and nobody is nominated for.',
});
/** What a draft and a published version hold alike. */
export const parts = {
  levels: list(Level, { description: 'Lowest first.' }),
  entryLevels,
  areas: list(Area),
  criteria: list(Criterion),
  counterSignals: list(CounterSignal),
};
