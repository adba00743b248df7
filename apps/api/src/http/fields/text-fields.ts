import { Checked, type Presence } from '../checked.js';
import { textOf } from '../text-checks.js';
import type { Bounds } from './bounds.js';
import { key, person, text } from './rules.js';

/** Free text of several lines; blank text is refused unless `min` is 0. Lengths are UTF-16 units. */
export const Text = ({ min = 1, max, ...presence }: Presence & Bounds & { max: number }): PropertyDecorator =>
  Checked(text(min, max, true), presence);

/** Text of one line, such as a title or a name. */
export const Line = ({ min = 1, max = 200, ...presence }: Presence & Bounds = {}): PropertyDecorator =>
  Checked(text(min, max, false), presence);

/** Id of a framework or cycle, or key of a level, criterion or area. */
export const Key = (presence: Presence = {}): PropertyDecorator => Checked(key, presence);

export const PersonIdField = (presence: Presence = {}): PropertyDecorator => Checked(person, presence);

/** An absolute http or https address. */
export const LinkField = (presence: Presence = {}): PropertyDecorator =>
  Checked(
    {
      check: (value) => textOf(1, 2_000, false)(value) ?? (isWebAddress(value) ? undefined : 'is not a web address'),
      fix: 'Send an address that begins with https:// or http://, up to 2000 characters.',
      schema: { type: 'string', format: 'uri', maxLength: 2_000 },
    },
    presence,
  );

const isWebAddress = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);

/** One of a few words. */
export const OneOf = (words: readonly string[], presence: Presence = {}): PropertyDecorator =>
  Checked(
    {
      check: (value) => (words.includes(value as string) ? undefined : 'is none of the words that are known here'),
      fix: `Send one of ${words.join(', ')}.`,
      schema: { type: 'string', enum: [...words] },
    },
    presence,
  );
