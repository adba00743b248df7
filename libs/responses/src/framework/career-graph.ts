import { define } from '../kernel/components.js';
import { type Answer, document, list, nullable, object, text, oneOf } from '../kernel/schema.js';
import { SourcePlace } from '../shared/source.js';
import { Level } from './parts.js';

export const CareerRole = define(
  'CareerRole',
  object({
    blueprint: text({ description: 'Digest of the blueprint that describes it.' }),
    title: text(),
    level: nullable(text(), { description: 'Level of the framework, where the blueprint names one.' }),
    statedLevel: nullable(text(), { description: 'As the blueprint names it.' }),
  }),
);
export const CareerEdge = define(
  'CareerEdge',
  object({
    blueprint: text({ description: 'Digest of the blueprint whose role this leads to or from.' }),
    relation: oneOf({ feeder: true, next: true, adjacent: true }),
    role: text({ description: 'Title of the other role.' }),
    note: nullable(text()),
    describedBy: nullable(text(), { description: 'Digest of the blueprint here that describes that role.' }),
    source: SourcePlace,
  }),
);
export const CareerGraph = define(
  'CareerGraph',
  object({
    id: text(),
    title: text(),
    levels: list(Level, { description: 'Lowest first.' }),
    roles: list(CareerRole),
    edges: list(CareerEdge),
  }),
);
export type CareerGraph = Answer<typeof CareerGraph>;

export const CareerGraphPicture = document('image/svg+xml');
