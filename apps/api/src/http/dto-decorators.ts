import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { type Check, Checked, type Presence, type Rule } from './checked.js';
import { matching, textOf } from './text-checks.js';
import { calendarDate, instant } from './time-checks.js';

type Bounds = Readonly<{ min?: number; max?: number }>;
type Class = new () => object;

const PERSON_ID = '^[A-Za-z0-9][A-Za-z0-9._@|+=:~-]{0,127}$';
const KEY = '^[a-z0-9][a-z0-9-]{0,127}$';
const KEY_FIX = 'Send 1 to 128 lower-case letters, digits and hyphens, beginning with a letter or digit.';
const PERSON_FIX = 'Send the id that the person was registered with.';

const text = (min: number, max: number, lines: boolean): Rule => ({
  check: textOf(min, max, lines),
  fix: `Send ${min.toString()} to ${max.toString()} characters${lines ? '' : ' on one line'}, without control characters.`,
  schema: { type: 'string', minLength: min, maxLength: max },
});
const key: Rule = { check: matching(new RegExp(KEY), 'a key'), fix: KEY_FIX, schema: { type: 'string', pattern: KEY } };
const person: Rule = {
  check: matching(new RegExp(PERSON_ID), 'a person id'),
  fix: PERSON_FIX,
  schema: { type: 'string', pattern: PERSON_ID },
};

/** Free text of several lines; blank text is refused unless `min` is 0. Lengths are UTF-16 units. */
export const Text = ({ min = 1, max, ...presence }: Presence & Bounds & { max: number }): PropertyDecorator =>
  Checked(text(min, max, true), presence);

/** Text of one line, such as a title or a name. */
export const Line = ({ min = 1, max = 200, ...presence }: Presence & Bounds = {}): PropertyDecorator =>
  Checked(text(min, max, false), presence);

/** Id of a framework or cycle, or key of a level, criterion or area. */
export const Key = (presence: Presence = {}): PropertyDecorator => Checked(key, presence);

export const PersonIdField = (presence: Presence = {}): PropertyDecorator => Checked(person, presence);

export const DateField = (presence: Presence = {}): PropertyDecorator =>
  Checked(
    { check: calendarDate, fix: 'Send a date such as 2026-03-31.', schema: { type: 'string', format: 'date' } },
    presence,
  );

export const InstantField = (presence: Presence = {}): PropertyDecorator =>
  Checked(
    {
      check: instant,
      fix: 'Send an instant in UTC such as 2026-03-31T17:00:00Z.',
      schema: { type: 'string', format: 'date-time' },
    },
    presence,
  );

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

const integer =
  (min: number, max: number): Check =>
  (value) => {
    if (!Number.isSafeInteger(value)) return 'is not a whole number';
    return (value as number) < min || (value as number) > max ? 'is out of range' : undefined;
  };

/** A whole number; both bounds count as inside. */
export const IntField = ({ min = 0, max = 1_000_000, ...presence }: Presence & Bounds = {}): PropertyDecorator =>
  Checked(
    {
      check: integer(min, max),
      fix: `Send a whole number from ${min.toString()} to ${max.toString()}.`,
      schema: { type: 'integer', minimum: min, maximum: max },
    },
    presence,
  );

/** Like `IntField`, for a query parameter, which arrives as text. */
export const QueryIntField = (options: Presence & Bounds = {}): PropertyDecorator =>
  applyDecorators(
    IntField(options),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
    ),
  );

/** A number with at most three decimals. */
export const DecimalField = ({ min = 0, max = 1_000_000, ...presence }: Presence & Bounds = {}): PropertyDecorator =>
  Checked(
    {
      check: (value) => decimalProblem(value, min, max),
      fix: `Send a number from ${min.toString()} to ${max.toString()} with at most three decimals.`,
      schema: { type: 'number', minimum: min, maximum: max },
    },
    presence,
  );

const decimalProblem = (value: unknown, min: number, max: number): string | undefined => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'is not a number';
  if (value < min || value > max) return 'is out of range';
  return /^-?\d+(\.\d{1,3})?$/.test(value.toString()) ? undefined : 'has more than three decimals';
};

const isShare = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { num, den } = value as Partial<Record<'num' | 'den', unknown>>;
  return integer(1, 1_000_000)(den) === undefined && integer(0, den as number)(num) === undefined;
};

/** An exact share from 0 to 1, such as {"num": 2, "den": 3}. */
export const RatioField = (presence: Presence = {}): PropertyDecorator =>
  Checked(
    {
      check: (value) => (isShare(value) ? undefined : 'is not a share from 0 to 1'),
      fix: 'Send two whole numbers such as {"num": 2, "den": 3}, num not above den, den from 1 to 1000000.',
      schema: {
        type: 'object',
        properties: {
          num: { type: 'integer', minimum: 0 },
          den: { type: 'integer', minimum: 1, maximum: 1_000_000 },
        },
        required: ['num', 'den'],
      },
    },
    presence,
  );

export const BooleanField = (presence: Presence = {}): PropertyDecorator =>
  Checked(
    {
      check: (value) => (typeof value === 'boolean' ? undefined : 'is neither true nor false'),
      fix: 'Send true or false.',
      schema: { type: 'boolean' },
    },
    presence,
  );

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

const listOf = (item: Rule, min: number, max: number): Check => {
  return (value) => {
    if (!Array.isArray(value)) return 'is not a list';
    if (value.length < min) return `has fewer than ${min.toString()} entries`;
    if (value.length > max) return `has ${value.length.toString()} entries`;
    const at = value.findIndex((entry: unknown) => item.check(entry) !== undefined);
    return at < 0 ? undefined : `has an entry [${at.toString()}] that ${item.check(value[at]) ?? ''}`;
  };
};

const list = (item: Rule, { min = 0, max = 200, ...presence }: Presence & Bounds): PropertyDecorator =>
  Checked(
    {
      check: listOf(item, min, max),
      fix: `Send a list of ${min.toString()} to ${max.toString()} entries. For each: ${item.fix}`,
      schema: { type: 'array', minItems: min, maxItems: max, items: item.schema } as Rule['schema'],
    },
    presence,
  );

export const ListOfKeys = (options: Presence & Bounds = {}): PropertyDecorator => list(key, options);
export const ListOfPersonIds = (options: Presence & Bounds = {}): PropertyDecorator => list(person, options);
/** Texts of at most `length` characters each. */
export const ListOfTexts = ({ length, ...options }: Presence & Bounds & { length: number }): PropertyDecorator =>
  list(text(1, length, true), options);

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const object: Rule = {
  check: (v) => (isRecord(v) ? undefined : 'is not an object'),
  fix: 'Send an object.',
  schema: {},
};

/** An object whose fields have rules of their own. */
export const Nested = (type: () => Class, presence: Presence = {}): PropertyDecorator =>
  applyDecorators(
    Checked(object, presence),
    // Swagger takes a function for a type to be asked for later by the function's name, which must be `type`.
    ApiProperty({ type: () => type(), required: !presence.optional }),
    nested(type),
  );

/** A list of objects whose fields have rules of their own. */
export const ListOf = (
  type: () => Class,
  { min = 0, max = 200, ...presence }: Presence & Bounds = {},
): PropertyDecorator =>
  applyDecorators(
    list(object, { min, max, ...presence }),
    ApiProperty({ type: () => [type()], minItems: min, maxItems: max, required: !presence.optional }),
    nested(type),
  );

const nested = (type: () => Class): PropertyDecorator =>
  applyDecorators(ValidateNested({ context: { fix: 'Send an object.' } }), Type(type));
