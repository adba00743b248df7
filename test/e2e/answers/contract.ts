import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Media = Readonly<{ schema: Readonly<Record<string, unknown>> }>;
type Declared = Readonly<{ content: Readonly<Record<string, Media>> }>;
type Operation = Readonly<{
  operationId: string;
  parameters?: readonly Readonly<{ name: string; in: string }>[];
  responses: Readonly<Record<string, Declared>>;
}>;
export type Route = Readonly<{ path: string; operation: Operation }>;

const FILE = join(import.meta.dirname, '../../../contracts/openapi/api.v1.json');
const document = JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<{
  paths: Readonly<Record<string, Readonly<{ get?: Operation }>>>;
  components: Readonly<{ schemas: object }>;
}>;

/** Every route of the committed contract that reads. */
export const GETS: readonly Route[] = Object.entries(document.paths).flatMap(([path, { get }]) =>
  get === undefined ? [] : [{ path, operation: get }],
);

/** Of lists, which are read page by page. */
export const isList = ({ operation }: Route): boolean =>
  operation.parameters?.some(({ name }) => name === 'cursor') === true;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
(addFormats as unknown as typeof addFormats.default)(ajv);
ajv.addVocabulary(['components', 'example']);
ajv.addSchema({ $id: 'contract', components: document.components });

const compiled = new Map<string, ValidateFunction>();
const validatorOf = (schema: Media['schema']): ValidateFunction => {
  const text = JSON.stringify(schema).replaceAll('"#/', '"contract#/');
  const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text) as object);
  compiled.set(text, validate);
  return validate;
};

export type Given = Readonly<{
  status: number;
  type: string;
  text: string;
  headers: Readonly<Record<string, unknown>>;
}>;

/** What the answer has otherwise than the committed contract says. */
export const faultsIn = ({ operation }: Route, { status, type, text }: Given): readonly string[] => {
  const declared = operation.responses[String(status)];
  if (declared === undefined) return [`answers ${String(status)}, which is not declared`];
  const media = declared.content[type.replace(/;.*$/, '')];
  if (media === undefined) return [`answers ${type}, which is not declared for ${String(status)}`];
  const validate = validatorOf(media.schema);
  const valid = validate(media.schema['type'] === 'string' ? text : JSON.parse(text));
  return valid ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
};
