import type { Static, TProperties, TSchema, TUnsafe } from 'typebox';
import { list, nullable, oneOf } from './schema.js';

type Names<P> = Extract<keyof P, string>;
type Hideable<P extends TProperties> = { [Key in keyof P]: TUnsafe<Static<P[Key]> | null> };

const nullables = <P extends TProperties>(fields: P): Hideable<P> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, schema]): [string, TSchema] => [name, nullable(schema)]),
  ) as Hideable<P>;

/** Fields that not everybody may see: a field that is hidden from the viewer is null, and `hidden` has its name. */
export const hideable = <P extends TProperties>(fields: P) => {
  const names = Object.fromEntries(Object.keys(fields).map((name) => [name, true])) as Record<Names<P>, true>;
  const description = 'Names of the fields that are null because they are hidden from you.';
  return { ...nullables(fields), hidden: list(oneOf<Names<P>>(names), { description }) };
};

type Nullable<F> = { readonly [Key in keyof F]: F[Key] | null };

/** The fields, those that are named as null, and their names. */
export const hide = <F extends object>(
  fields: F,
  hidden: readonly Extract<keyof F, string>[],
): Nullable<F> & Readonly<{ hidden: readonly Extract<keyof F, string>[] }> => {
  const shown: { -readonly [Key in keyof F]: F[Key] | null } = { ...fields };
  for (const name of hidden) shown[name] = null;
  return Object.assign(shown, { hidden });
};

/** Names of the fields that a rule keeps back. */
export const hiddenIn = <Name extends string>(sees: Readonly<Record<Name, boolean>>): readonly Name[] =>
  (Object.keys(sees) as Name[]).filter((name) => !sees[name]);
