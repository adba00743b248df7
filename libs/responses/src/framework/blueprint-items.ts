import { type TSchema, Type } from 'typebox';
import { flag, integer, list, nullable, number, object, text, oneOf } from '../kernel/schema.js';

const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);
const optionalText = Type.Optional(nullable(text()));

const target = object({
  raw: text(),
  kind: oneOf({
    threshold: true,
    range: true,
    relative: true,
    trend: true,
    staged: true,
    placeholder: true,
    prose: true,
  }),
  low: nullable(number()),
  high: nullable(number()),
  unit: nullable(text()),
  hedged: flag(),
});
const criticality = object({
  raw: text(),
  first: nullable(oneOf({ critical: true, important: true, optional: true, 'context-specific': true })),
  conditional: flag(),
});

/** What an item has beyond its text, by its kind. */
export const itemFields = {
  level: optionalText,
  horizon: optionalText,
  metric: optionalText,
  measures: optionalText,
  why: optionalText,
  target: optional(nullable(target)),
  frequency: optionalText,
  tier: optionalText,
  name: optionalText,
  criticality: optional(nullable(criticality)),
  description: optionalText,
  use: optionalText,
  details: optional(list(object({ label: nullable(text()), text: text() }))),
  demonstrated: optionalText,
  strong: optionalText,
  category: optionalText,
  adoption: optionalText,
  weight: optional(nullable(number())),
  anchors: optional(
    Type.Unsafe<Readonly<Record<string, string>>>({ type: 'object', additionalProperties: { type: 'string' } }),
  ),
  evidence: optionalText,
  from: optionalText,
  to: optionalText,
  relation: optionalText,
  role: optionalText,
  note: optionalText,
  labels: optional(list(text())),
  hedged: optional(flag()),
};

/** A text of a document, and where it stands. */
export const placed = {
  text: text(),
  section: text(),
  locator: text({ description: 'Its place in the source.' }),
};
export const item = { ...placed, kind: text(), key: text({ description: 'Stable across editions.' }) };
export const listed = { ...item, group: nullable(text()), ordinal: integer() };
