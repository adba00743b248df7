import { EVENT_VERSIONS } from '@plumbline/domain';
import { createGenerator, type SchemaGenerator } from 'ts-json-schema-generator';

/** File name -> content, for the version of each event type that is written today. Older versions are kept, never made again. */
export type Contracts = ReadonlyMap<string, string>;

const generator = (): SchemaGenerator =>
  createGenerator({
    path: 'libs/domain/src/*/{events,events/index}.ts',
    tsconfig: 'tsconfig.json',
    skipTypeCheck: true,
    additionalProperties: false,
    // Each file stands alone: nothing is shared, so that a change of one event can't change the schema of another's past.
    expose: 'none',
    topRef: false,
    encodeRefs: false,
    extraTags: ['x-personal'],
  });

/** An event without data of its own has an intersection with `object` as its type, which comes out open. */
const closed = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'properties' in value && 'type' in value && value.type === 'object'
    ? { ...value, additionalProperties: false }
    : value;

const render = (schemas: SchemaGenerator, type: string, file: string): string => {
  const { $schema, definitions, ...schema } = schemas.createSchema(type);
  if (definitions !== undefined && Object.keys(definitions).length > 0)
    throw new Error(`${type} needs shared definitions (${Object.keys(definitions).join(', ')}): is it recursive?`);
  const $id = `https://plumbline.example/contracts/events/${file}`;
  return `${JSON.stringify(JSON.parse(JSON.stringify({ $schema, $id, ...schema }), closed), null, 2)}\n`;
};

/** From the TypeScript types of the events, read from the working directory. One program serves all types. */
export const eventSchemas = (): Contracts => {
  const schemas = generator();
  return new Map(
    Object.entries(EVENT_VERSIONS).map(([type, version]) => {
      const file = `${type}.v${String(version)}.schema.json`;
      return [file, render(schemas, type, file)];
    }),
  );
};
