import { type Static, type TArray, type TObject, type TProperties, type TSchema, type TUnsafe, Type } from 'typebox';

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** What code handles: the type of a definition, read-only throughout. */
export type Answer<T extends TSchema> = Frozen<Static<T>>;

type Said = Readonly<{ description?: string }>;

/** These fields and no other, each of them always there. */
export const object = <P extends TProperties>(fields: P, said: Said = {}): TObject<P> =>
  Type.Object(fields, { additionalProperties: false, ...said });

export const list = <T extends TSchema>(of: T, said: Said = {}): TArray<T> => Type.Array(of, said);

/** A word of a vocabulary; the record lacks none and has no other, or it does not compile. */
export const oneOf = <W extends string>(vocabulary: Readonly<Record<W, true>>, said: Said = {}): TUnsafe<W> =>
  Type.Unsafe<W>({ type: 'string', enum: Object.keys(vocabulary), ...said });

const isNamed = (schema: TSchema): boolean => '$id' in schema;

/** Where the schema has one plain type, null is another of it; else null is another schema. */
export const nullable = <T extends TSchema>(schema: T, said: Said = {}): TUnsafe<Static<T> | null> => {
  const { type, enum: of, ...rest } = schema as TSchema & Readonly<{ type?: unknown; enum?: readonly unknown[] }>;
  if (Array.isArray(type) && type.includes('null')) return Type.Unsafe({ ...schema, ...said });
  if (typeof type !== 'string' || isNamed(schema)) return Type.Unsafe({ anyOf: [schema, { type: 'null' }], ...said });
  return Type.Unsafe({ ...rest, type: [type, 'null'], ...(of && { enum: [...of, null] }), ...said });
};

export const text = (said: Said = {}) => Type.String(said);
export const uuid = (said: Said = {}) => Type.String({ format: 'uuid', ...said });
export const instant = (said: Said = {}) => Type.String({ format: 'date-time', ...said });
export const day = (said: Said = {}) => Type.String({ format: 'date', ...said });
export const integer = (said: Said = {}) => Type.Integer(said);
export const number = (said: Said = {}) => Type.Number(said);
export const flag = (said: Said = {}) => Type.Boolean(said);
/** An answer that is no JSON. */
export const document = (contentMediaType: string) => Type.String({ contentMediaType });

/** Whatever was stored. Only for what another contract describes. */
export const stored = (said: Said) =>
  Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object', additionalProperties: true, ...said });

/** By names that nobody can list beforehand. */
export const tally = (said: Said = {}) =>
  Type.Unsafe<Readonly<Record<string, number>>>({ type: 'object', additionalProperties: { type: 'integer' }, ...said });
