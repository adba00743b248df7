import { type Check, Validated, type Presence, type Rule } from '../validated.js';
import type { Bounds } from './bounds.js';
import { key, person, text } from './rules.js';

const listOf = (item: Rule, min: number, max: number): Check => {
  return (value) => {
    if (!Array.isArray(value)) return 'is not a list';
    if (value.length < min) return `has fewer than ${min.toString()} entries`;
    if (value.length > max) return `has ${value.length.toString()} entries`;
    const at = value.findIndex((entry: unknown) => item.check(entry) !== undefined);
    return at < 0 ? undefined : `has an entry [${at.toString()}] that ${item.check(value[at]) ?? ''}`;
  };
};

/** Entries without a schema are objects; their class gives the schema, which an empty one here would override. */
const schemaOf = ({ schema }: Rule, min: number, max: number): Rule['schema'] => {
  const bounds = { minItems: min, maxItems: max };
  const hasSchema = Object.keys(schema).length > 0;
  return (hasSchema ? { type: 'array', ...bounds, items: schema } : bounds) as Rule['schema'];
};

/** One rule for every entry. */
export const list = (item: Rule, { min = 0, max = 200, ...presence }: Presence & Bounds): PropertyDecorator =>
  Validated(
    {
      check: listOf(item, min, max),
      fix: `Send a list of ${min.toString()} to ${max.toString()} entries. For each: ${item.fix}`,
      schema: schemaOf(item, min, max),
    },
    presence,
  );

export const ListOfKeys = (options: Presence & Bounds = {}): PropertyDecorator => list(key, options);
export const ListOfPersonIds = (options: Presence & Bounds = {}): PropertyDecorator => list(person, options);
/** Texts of at most `length` characters each. */
export const ListOfTexts = ({ length, ...options }: Presence & Bounds & { length: number }): PropertyDecorator =>
  list(text(1, length, true), options);
