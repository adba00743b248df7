type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const nullOf = ({ type, enum: values, ...rest }: Json): Json => {
  if (typeof type !== 'string') return { anyOf: [rest, { type: 'null' }] };
  return { ...rest, type: [type, 'null'], ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }) };
};

/** OpenAPI 3.1 knows no `nullable`: null is a type there. */
const rewrite = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(rewrite);
  if (!isObject(value)) return value;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewrite(inner)]));
  if (typeof nullable !== 'boolean') return nullable === undefined ? rest : { ...rest, nullable };
  return nullable ? nullOf(rest) : rest;
};

export const withoutNullable = <T extends object>(document: T): T => rewrite(document) as T;
