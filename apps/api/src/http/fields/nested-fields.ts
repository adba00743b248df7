import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { fieldRule, Validated, type Presence, type Rule } from '../validated.js';
import type { Bounds } from './bounds.js';
import { list } from './list-fields.js';

type Class = new () => object;

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const object: Rule = {
  check: (v) => (isRecord(v) ? undefined : 'is not an object'),
  fix: 'Send an object.',
  schema: {},
};

/** An object whose fields have rules of their own. */
export const Nested = (type: () => Class, presence: Presence = {}): PropertyDecorator =>
  applyDecorators(
    Validated(object, presence),
    // Swagger takes a function for a type to be asked for later by the function's name, which must be `type`.
    ApiProperty({ type: () => type(), required: !presence.optional }),
    fieldRule({ nested: type }),
  );

/** A list of objects whose fields have rules of their own. */
export const ListOf = (
  type: () => Class,
  { min = 0, max = 200, ...presence }: Presence & Bounds = {},
): PropertyDecorator =>
  applyDecorators(
    list(object, { min, max, ...presence }),
    ApiProperty({ type: () => [type()], minItems: min, maxItems: max, required: !presence.optional }),
    fieldRule({ nested: type }),
  );
