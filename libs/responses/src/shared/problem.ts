import { Type } from 'typebox';
import { define } from '../kernel/components.js';
import { type Answer, integer, list, object, text } from '../kernel/schema.js';

export const FieldProblem = define(
  'FieldProblem',
  object({
    field: text({ description: 'Path of the field, such as ratings[2].rating.' }),
    problem: text(),
    fix: text({ description: 'What to send instead.' }),
  }),
);
export type FieldProblem = Answer<typeof FieldProblem>;

/** RFC 9457. `errors` is an extension member, there where fields are at fault. */
export const Problem = define(
  'Problem',
  object({
    type: Type.String({ format: 'uri' }),
    title: text(),
    status: integer(),
    detail: text(),
    code: text({ description: 'Stable; the last part of the type.' }),
    errors: Type.Optional(list(FieldProblem, { description: 'The fields of the request that are wrong.' })),
  }),
);
export type Problem = Answer<typeof Problem>;
