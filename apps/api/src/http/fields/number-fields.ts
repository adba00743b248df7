import { applyDecorators } from '@nestjs/common';
import { type Check, fieldRule, Validated, type Presence } from '../validated.js';
import type { Bounds } from './bounds.js';

const integer =
  (min: number, max: number): Check =>
  (value) => {
    if (!Number.isSafeInteger(value)) return 'is not a whole number';
    return (value as number) < min || (value as number) > max ? 'is out of range' : undefined;
  };

/** A whole number; both bounds count as inside. */
export const IntField = ({ min = 0, max = 1_000_000, ...presence }: Presence & Bounds = {}): PropertyDecorator =>
  Validated(
    {
      check: integer(min, max),
      fix: `Send a whole number from ${min.toString()} to ${max.toString()}.`,
      schema: { type: 'integer', minimum: min, maximum: max },
    },
    presence,
  );

/** A whole number; the framework says which are on its scale, and its rules refuse others. */
export const RatingField = (presence: Presence = {}): PropertyDecorator =>
  Validated(
    {
      check: (value) => (Number.isSafeInteger(value) ? undefined : 'is not a whole number'),
      fix: 'Send a whole number on the scale of the framework.',
      schema: { type: 'integer' },
    },
    presence,
  );

/** Like `IntField`, for a query parameter, which arrives as text. */
export const QueryIntField = (options: Presence & Bounds = {}): PropertyDecorator =>
  applyDecorators(
    IntField(options),
    fieldRule({
      convert: (value) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value),
    }),
  );

/** A number with at most three decimals. */
export const DecimalField = ({ min = 0, max = 1_000_000, ...presence }: Presence & Bounds = {}): PropertyDecorator =>
  Validated(
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

const PARTS = ['num', 'den'] as const;
const lacking = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null ? PARTS.find((part) => !Object.hasOwn(value, part)) : undefined;

const shareProblem = (value: unknown): string | undefined => {
  const missing = lacking(value);
  if (missing !== undefined) return `lacks ${missing}`;
  return isShare(value) ? undefined : 'is not a share from 0 to 1';
};

const isShare = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { num, den } = value as Partial<Record<'num' | 'den', unknown>>;
  return integer(1, 1_000_000)(den) === undefined && integer(0, den as number)(num) === undefined;
};

/** An exact share from 0 to 1, such as {"num": 2, "den": 3}. */
export const RatioField = (presence: Presence = {}): PropertyDecorator =>
  Validated(
    {
      check: shareProblem,
      fix: 'Send two whole numbers such as {"num": 2, "den": 3}, num not above den, den from 1 to 1000000.',
      schema: {
        type: 'object',
        properties: {
          num: { type: 'integer', minimum: 0 },
          den: { type: 'integer', minimum: 1, maximum: 1_000_000 },
        },
        required: ['num', 'den'],
        additionalProperties: false,
      },
    },
    presence,
  );
