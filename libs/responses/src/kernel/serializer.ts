import fastJson from 'fast-json-stringify';
import type { TSchema } from 'typebox';
import type { Json } from './components.js';

export type Serializer = (value: unknown) => string;
type Part = Readonly<{
  type?: string | readonly string[];
  anyOf?: readonly Part[];
  items?: Part;
  properties?: Readonly<Record<string, Part>>;
  required?: readonly string[];
  additionalProperties?: boolean | Part;
}>;

const isNull = ({ type }: Part): boolean => type === 'null';

/** Every kind of primitive that is allowed; which one it is decides the value. */
const primitives = (parts: readonly Part[]): Json => ({ type: parts.flatMap(({ type = [] }) => type) });

const choice = (parts: readonly Part[]): Json => {
  const [only, ...others] = parts.filter((part) => !isNull(part));
  if (only === undefined || others.length > 0) return primitives(parts);
  return { ...shape(only), nullable: parts.some(isNull) };
};

const fields = (properties: Readonly<Record<string, Part>>): Json =>
  Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, shape(part)]));

const inside = ({ items, properties, required, additionalProperties: others }: Part): Json => ({
  ...(items && { items: shape(items) }),
  ...(properties && { properties: fields(properties), required }),
  ...(typeof others === 'object' && { additionalProperties: shape(others) }),
});

/** What of a definition decides how it is written: formats and vocabularies do not, and no validator has to run. */
const shape = (part: Part): Json => {
  if (part.anyOf) return choice(part.anyOf);
  if (part.type === undefined || part.additionalProperties === true) return {};
  const types = [part.type ?? []].flat();
  const kinds = types.filter((type) => type !== 'null');
  return { type: kinds.length === 1 ? kinds[0] : kinds, nullable: kinds.length < types.length, ...inside(part) };
};

const immutable = new WeakSet<object>();

/** Marks an answer that is returned again and never changes, so that each definition serializes it once. */
export const markImmutable = <T extends object>(answer: T): T => {
  immutable.add(answer);
  return answer;
};

const serializeOnce = (write: Serializer): Serializer => {
  const written = new WeakMap<object, string>();
  return (value) => {
    if (typeof value !== 'object' || value === null || !immutable.has(value)) return write(value);
    const text = written.get(value) ?? write(value);
    written.set(value, text);
    return text;
  };
};

const made = new WeakMap<TSchema, Serializer>();

/** Writes what the definition declares and nothing else; throws where something declared is missing. Made once. */
export const serializerOf = (schema: TSchema): Serializer => {
  const existing = made.get(schema);
  if (existing) return existing;
  const serializer = serializeOnce(fastJson(shape(schema)));
  made.set(schema, serializer);
  return serializer;
};
