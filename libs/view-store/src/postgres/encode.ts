import type { Column } from '../columns.js';

const text = (name: string, value: unknown): string => {
  if (typeof value !== 'string') throw new TypeError(`column ${name} has no text`);
  if (value.includes('\u0000'))
    throw new TypeError(`column ${name} has a text with U+0000, which PostgreSQL does not hold`);
  return value;
};

const integer = (name: string, value: unknown): number => {
  if (!Number.isSafeInteger(value)) throw new TypeError(`column ${name} has no whole number`);
  return value as number;
};

/** What is sent for a value. Throws where the column does not hold it: a row that cannot be written is found before it is sent. */
export const encode = (name: string, { kind, nullable }: Column, value: unknown): string | number | null => {
  if (value === null || value === undefined) {
    if (nullable) return null;
    throw new TypeError(`column ${name} has no value`);
  }
  if (kind === 'json') return JSON.stringify(value);
  return kind === 'integer' ? integer(name, value) : text(name, value);
};
