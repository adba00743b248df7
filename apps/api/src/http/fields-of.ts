import { getMetadataStorage } from 'class-validator';
import type { FieldRule } from './validated.js';

type Class = new () => object;

export type Field = FieldRule & Readonly<{ name: string; fix: string }>;

/** The fields that a request may have, in the order of their checks. */
export type Fields = Readonly<{ list: readonly Field[]; byName: ReadonlyMap<string, Field> }>;

const KNOWN = new WeakMap<Class, Fields>();

const read = (type: Class): Fields => {
  const byName = new Map<string, Field>();
  for (const { propertyName: name, context } of getMetadataStorage().getTargetValidationMetadatas(
    type,
    '',
    true,
    false,
  ))
    byName.set(name, { fix: '', ...(context as FieldRule | undefined), ...byName.get(name), name });
  return { list: [...byName.values()], byName };
};

/** What class-validator's decorators say about a class, read once. */
export const fieldsOf = (type: Class): Fields => {
  const known = KNOWN.get(type);
  if (known !== undefined) return known;
  const fields = read(type);
  KNOWN.set(type, fields);
  return fields;
};
