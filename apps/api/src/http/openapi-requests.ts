import { KEY_PATTERN, PERSON_ID_PATTERN } from '@plumbline/domain';
import type { OpenAPIObject } from '@nestjs/swagger';
import { exampleOf } from './example.js';

type Schema = Record<string, unknown>;
type Parameter = Readonly<{ name: string; in: string; schema?: Schema }>;
type Operation = Record<string, unknown> & Readonly<{ parameters?: readonly Parameter[]; requestBody?: unknown }>;
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;
type Schemas = Record<string, Schema>;

const key = { type: 'string', pattern: KEY_PATTERN };
const person = { type: 'string', pattern: PERSON_ID_PATTERN };

/** By name, and by what stands before it where several things have an `id`. */
const IDS: Readonly<Record<string, Schema>> = {
  'people/{id}': { ...person, description: 'Id of a person.' },
  '{id}': { ...key, description: 'Id of a framework, cycle or nomination.' },
  '{personId}': { ...person, description: 'Id of a person.' },
  '{key}': { ...key, description: 'Key of a level, area, criterion or counter-signal.' },
  '{level}': { ...key, description: 'Key of a level.' },
  '{version}': { type: 'integer', minimum: 1, description: 'Number of a published version.' },
  '{sha256}': { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'Digest of a blueprint.' },
  '{evidenceId}': { ...key, description: 'Id of an evidence item.' },
  '{appealId}': { ...key, description: 'Id of an appeal.' },
  '{findingId}': { ...key, description: 'Id of a finding.' },
};

const idOf = (path: string, name: string): Schema | undefined => {
  const before = /([\w-]+)\/\{id\}/.exec(path)?.[1] ?? '';
  return IDS[`${before}/{${name}}`] ?? IDS[`{${name}}`];
};

const described = (path: string, parameter: Parameter): Parameter => {
  if (parameter.in !== 'path') return parameter;
  const { description, ...schema } = idOf(path, parameter.name) ?? {};
  return Object.keys(schema).length === 0 ? parameter : ({ ...parameter, description, schema } as Parameter);
};

/** A key repeats a POST; other methods are what they are when they come twice. */
const isOf = (method: string, { name }: Parameter): boolean => name !== 'Idempotency-Key' || method === 'post';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

type Body = Readonly<{ content: Readonly<Record<string, Readonly<{ schema: Schema; example?: unknown }>>> }>;
const nameOf = ({ $ref = '' }: Schema): string => String($ref).replace('#/components/schemas/', '');
/** With the example that its class states. */
const exemplified = ({ content, ...body }: Body): Body => ({
  ...body,
  content: Object.fromEntries(
    Object.entries(content).map(([type, media]) => [type, { ...media, ...exampleIn(nameOf(media.schema)) }]),
  ),
});
const exampleIn = (className: string): { example?: object } => {
  const example = exampleOf(className);
  return example === undefined ? {} : { example };
};

const operationOf = (path: string, method: string, operation: Operation): Operation => {
  const { parameters, requestBody } = operation;
  return {
    ...operation,
    ...(parameters && {
      parameters: parameters.filter((each) => isOf(method, each)).map((each) => described(path, each)),
    }),
    ...(isObject(requestBody) && { requestBody: exemplified(requestBody as Body) }),
  };
};

const namesIn = (part: unknown): readonly string[] => {
  if (!isObject(part)) return [];
  const { $ref } = part;
  const own = typeof $ref === 'string' ? [$ref.replace('#/components/schemas/', '')] : [];
  return [...own, ...Object.values(part).flatMap(namesIn)];
};

/** Names of the schemas that requests are made of. */
const requestSchemas = (paths: Paths, schemas: Schemas): ReadonlySet<string> => {
  const names = new Set(
    Object.values(paths).flatMap((path) => Object.values(path).flatMap(({ requestBody }) => namesIn(requestBody))),
  );
  for (const name of names) for (const inner of namesIn(schemas[name])) names.add(inner);
  return names;
};

/** Says of every request what the server asks of it: which ids, that no other field is taken, and where a key counts. */
export const withRequests = ({ paths, components, ...document }: OpenAPIObject): OpenAPIObject => {
  const asked = paths as unknown as Paths;
  const schemas = (components?.schemas ?? {}) as Schemas;
  const closed = requestSchemas(asked, schemas);
  const told = Object.entries(asked).map(([path, operations]) => [
    path,
    Object.fromEntries(Object.entries(operations).map(([method, each]) => [method, operationOf(path, method, each)])),
  ]);
  const strict = Object.entries(schemas).map(([name, schema]) => [
    name,
    closed.has(name) ? { ...schema, additionalProperties: false } : schema,
  ]);
  return {
    ...document,
    paths: Object.fromEntries(told) as OpenAPIObject['paths'],
    components: { ...components, schemas: Object.fromEntries(strict) as Schemas },
  };
};
