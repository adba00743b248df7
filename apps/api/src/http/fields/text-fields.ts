import { Validated, type Presence } from '../validated.js';
import { textOf } from '../text-checks.js';
import type { Bounds } from './bounds.js';
import { caseNumber, key, person, text } from './rules.js';

/** Free text of several lines; blank text is refused unless `min` is 0. Lengths are UTF-16 units. */
export const Text = ({ min = 1, max, ...presence }: Presence & Bounds & { max: number }): PropertyDecorator =>
  Validated(text(min, max, true), presence);

/** Text of one line, such as a title or a name. */
export const Line = ({ min = 1, max = 200, ...presence }: Presence & Bounds = {}): PropertyDecorator =>
  Validated(text(min, max, false), presence);

/** Id of a framework or cycle, or key of a level, criterion or area. */
export const Key = (presence: Presence = {}): PropertyDecorator => Validated(key, presence);

export const PersonIdField = (presence: Presence = {}): PropertyDecorator => Validated(person, presence);

/** Of a case that is kept elsewhere: no room for a name. */
export const CaseNumberField = (presence: Presence = {}): PropertyDecorator => Validated(caseNumber, presence);

/** An absolute http or https address. */
export const LinkField = (presence: Presence = {}): PropertyDecorator =>
  Validated(
    {
      check: (value) => textOf(1, 2_000, false)(value) ?? (isWebAddress(value) ? undefined : 'is not a web address'),
      fix: 'Send an address that begins with https:// or http://, up to 2000 characters.',
      schema: { type: 'string', format: 'uri', maxLength: 2_000 },
    },
    presence,
  );

const isWebAddress = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);

/** One of a few values. */
export const OneOf = (values: readonly string[], presence: Presence = {}): PropertyDecorator =>
  Validated(
    {
      check: (value) => (values.includes(value as string) ? undefined : 'is not one of the allowed values'),
      fix: `Send one of ${values.join(', ')}.`,
      schema: { type: 'string', enum: [...values] },
    },
    presence,
  );

/** Some of a few values, in a query: with commas between them. */
export const SomeOf = (values: readonly string[], presence: Presence = {}): PropertyDecorator =>
  Validated(
    {
      check: (value) =>
        typeof value === 'string' && value.split(',').every((one) => values.includes(one))
          ? undefined
          : 'is not a list of the allowed values',
      fix: `Send one or several of ${values.join(', ')}, with commas between them.`,
      schema: { type: 'string', pattern: `^(${values.join('|')})(,(${values.join('|')}))*$` },
    },
    presence,
  );
