import { personalFields, type PersonalField } from './personal.js';

/** `path` is a JSON Pointer into the data of the event; `subject` the id of the person whom the text is about. */
export type PersonalText = Readonly<{ path: string; value: string; subject: string }>;
type Change = (text: PersonalText) => string;
type Place = Readonly<{ data: unknown; path: string; indexes: readonly number[] }>;
type Data = Readonly<Record<string, unknown>>;

/** What of a schema leads to personal text. */
type Shape = { subject: readonly string[] | undefined; fields: Map<string, Shape>; items: Shape | undefined };

const empty = (): Shape => ({ subject: undefined, fields: new Map(), items: undefined });

const below = (shape: Shape, part: string): Shape => {
  if (part === '*') return (shape.items ??= empty());
  const field = shape.fields.get(part) ?? empty();
  shape.fields.set(part, field);
  return field;
};

const shapeOf = (fields: readonly PersonalField[]): Shape => {
  const root = empty();
  for (const { path, subject } of fields) path.reduce(below, root).subject = subject;
  return root;
};

const shapes = new Map<string, Shape>();

const shapeFor = (type: string, version: number): Shape => {
  const name = `${type}.v${String(version)}`;
  const shape = shapes.get(name) ?? shapeOf(personalFields(type, version));
  shapes.set(name, shape);
  return shape;
};

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** Items on the way are those that lead to the text. */
const subjectAt = (path: readonly string[], { data, indexes }: Place): string => {
  const left = [...indexes];
  const found = path.reduce<unknown>(
    (value, part) => (isObject(value) ? value[part === '*' ? String(left.shift()) : part] : undefined),
    data,
  );
  if (typeof found !== 'string') throw new TypeError(`there is nobody at ${path.join('.')}`);
  return found;
};

const changedList = (list: readonly unknown[], shape: Shape, place: Place, change: Change): readonly unknown[] =>
  list.map((item, index) => {
    const at = { ...place, path: `${place.path}/${String(index)}`, indexes: [...place.indexes, index] };
    // A list that is personal as a whole holds texts.
    return changed(item, shape.items ?? shape, at, change);
  });

const changedFields = (fields: Data, shape: Shape, place: Place, change: Change): Data => {
  const copy: Record<string, unknown> = { ...fields };
  for (const [name, field] of shape.fields)
    if (Object.hasOwn(fields, name))
      copy[name] = changed(fields[name], field, { ...place, path: `${place.path}/${name}` }, change);
  return copy;
};

const changed = (value: unknown, shape: Shape, place: Place, change: Change): unknown => {
  if (typeof value === 'string' && shape.subject !== undefined)
    return change({ path: place.path, value, subject: subjectAt(shape.subject, place) });
  if (Array.isArray(value)) return changedList(value, shape, place, change);
  return isObject(value) ? changedFields(value, shape, place, change) : value;
};

/**
 * The data of an event with another text in the place of each personal one. Texts that are absent stay so: that there is none is
 * nothing personal.
 */
export const changeTexts = (type: string, version: number, data: Data, change: Change): Data => {
  const shape = shapeFor(type, version);
  if (shape.fields.size === 0) return data;
  return changed(data, shape, { data, path: '', indexes: [] }, change) as Data;
};

/** Every personal text in the data of an event. */
export const textsIn = (type: string, version: number, data: Data): readonly PersonalText[] => {
  const texts: PersonalText[] = [];
  changeTexts(type, version, data, (text) => {
    texts.push(text);
    return text.value;
  });
  return texts;
};
