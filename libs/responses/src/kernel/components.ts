import type { TSchema } from 'typebox';
import { list, nullable, object, text } from './schema.js';

export type Json = Record<string, unknown>;

const components = new Map<string, TSchema>();

/** Without its name, which is the key that it has. */
const bare = (schema: TSchema): Json => entriesOf({ ...schema, $id: undefined });

/** Gives a definition the name that the contract has for it; no two have the same. */
export const define = <T extends TSchema>(name: string, schema: T): T => {
  if (components.has(name)) throw new Error(`Two answers are named ${name}.`);
  const named = { ...schema, $id: name };
  components.set(name, named);
  return named;
};

/** A page of a list. */
export const page = <T extends TSchema>(items: T) => ({
  items: list(items),
  nextCursor: nullable(text(), { description: 'Send it as `cursor` for the next page; null on the last.' }),
});

export const definePage = <T extends TSchema>(name: string, items: T) => define(name, object(page(items)));

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const inContract = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(inContract);
  if (typeof part !== 'object' || part === null) return part;
  const { $id } = part as { $id?: unknown };
  return typeof $id === 'string' ? reference($id) : entriesOf(part);
};

const entriesOf = (part: object): Json =>
  Object.fromEntries(
    Object.entries(part).flatMap(([key, value]) => (value === undefined ? [] : [[key, inContract(value)]])),
  );

/** A definition as OpenAPI writes it, with a reference to whatever has a name of its own. */
export const toOpenApi = (schema: TSchema): Json => inContract(schema) as Json;

/** Every named definition as a component of the contract, by name. */
export const openApiComponents = (): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    [...components].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, schema]) => [name, bare(schema)]),
  );
