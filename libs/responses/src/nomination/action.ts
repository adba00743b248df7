import { define } from '../kernel/components.js';
import { type Answer, flag, nullable, object, text } from '../kernel/schema.js';

const refused = object({
  code: text({ description: 'Of the refusal, or `changes-nothing`.' }),
  detail: text(),
});
export const Action = define(
  'Action',
  object({
    action: text({ description: '`x-command` of the operation.' }),
    method: text(),
    path: text(),
    allowed: flag({ description: 'A sound body would be taken now.' }),
    because: nullable(refused, { description: 'Why not.' }),
  }),
);
export type Action = Answer<typeof Action>;
