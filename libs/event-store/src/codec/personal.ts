import { eventSchema, type Schema } from './schemas.js';

/** `path` leads from `data` to the free text, `*` standing for every item of an array; `subject` to the person's id. */
export type PersonalField = Readonly<{ path: readonly string[]; subject: readonly string[] }>;
type Place = Readonly<{ path: readonly string[]; siblings: Schema; root: Schema }>;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
const propertiesOf = (schema: Schema): Schema => (isSchema(schema['properties']) ? schema['properties'] : {});

/** The subject is named by a field beside the text or, where there is none of that name, by one of the event's data. */
const subjectOf = (name: unknown, { path, siblings, root }: Place): readonly string[] => {
  if (typeof name === 'string' && Object.hasOwn(siblings, name)) return [...path.slice(0, -1), name];
  if (typeof name === 'string' && Object.hasOwn(root, name)) return [name];
  throw new Error(`x-personal of ${path.join('.')} names no field beside it or in the data: ${String(name)}`);
};

const alternatives = (schema: Schema): readonly Schema[] =>
  ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => schema[keyword] ?? []).filter(isSchema);

const visit = (schema: Schema, place: Place): readonly PersonalField[] => {
  const properties = propertiesOf(schema);
  const below = (part: string, child: unknown, siblings: Schema): readonly PersonalField[] =>
    isSchema(child) ? visit(child, { ...place, path: [...place.path, part], siblings }) : [];
  return [
    ...('x-personal' in schema ? [{ path: place.path, subject: subjectOf(schema['x-personal'], place) }] : []),
    ...Object.entries(properties).flatMap(([name, child]) => below(name, child, properties)),
    ...below('*', schema['items'], place.siblings),
    ...alternatives(schema).flatMap((schema) => visit(schema, place)),
  ];
};

/** Throws where an annotation names no field beside the text or in the event's data. */
export const personalFieldsOf = (schema: Schema): readonly PersonalField[] => {
  const data = propertiesOf(schema)['data'];
  if (!isSchema(data)) return [];
  const root = propertiesOf(data);
  return visit(data, { path: [], siblings: root, root });
};

/** Which fields of an event hold personal free text, and about whom; throws where there is no such schema. */
export const personalFields = (type: string, version: number): readonly PersonalField[] => {
  const schema = eventSchema(type, version);
  if (schema === undefined) throw new Error(`${type} has no schema of version ${String(version)}`);
  return personalFieldsOf(schema);
};
