import type { Body, Route } from './write-routes.js';

/** A body with one thing wrong in it, and the field that the refusal must name. */
export type Mutation = Readonly<{ field: string; body: Body; what: string }>;

const isRecord = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrongFor = (value: unknown): readonly unknown[] => {
  if (typeof value === 'string') return [42, true, {}, []];
  if (typeof value === 'number') return ['3', 2.00005, {}, [3], 1e300];
  if (typeof value === 'boolean') return ['yes', 1];
  return Array.isArray(value) ? ['text', {}, 7, [null], [[]]] : ['text', [], 7, null];
};

const HOSTILE: readonly (readonly [string, string])[] = [
  ['a NUL', 'a\u0000b'],
  ['an escape sequence', '\u001b[2J'],
  ['half a surrogate pair', 'a\ud800b'],
  ['a character that turns text around', 'a\u202eb'],
  ['a tag that nobody sees', 'a\u{e0041}b'],
  ['a joiner that joins nothing', 'a\u200db'],
  ['nothing but white space', ' \n\t '],
  ['nothing that can be seen', '\u200b\u2060 \u3164\u{e0020}'],
  ['100,000 characters', 'x'.repeat(100_000)],
];

const everyField = ({ body = {}, optional = {} }: Route): readonly (readonly [string, unknown])[] =>
  Object.entries({ ...body, ...optional });
const full = ({ body, optional }: Route): Body => ({ ...body, ...optional });

export const unknownFields = (route: Route): readonly Mutation[] => [
  { field: 'surprise', body: { ...full(route), surprise: 1 }, what: 'a field that nobody asked for' },
];

export const missingFields = (route: Route): readonly Mutation[] =>
  Object.keys(route.body ?? {}).map((field) => {
    const rest = Object.entries(full(route)).filter(([name]) => name !== field);
    return { field, body: Object.fromEntries(rest), what: `no ${field}` };
  });

export const wrongTypes = (route: Route): readonly Mutation[] =>
  everyField(route).flatMap(([field, value]) =>
    wrongFor(value).map((wrong) => ({
      field,
      body: { ...full(route), [field]: wrong },
      what: `${field}: ${JSON.stringify(wrong)}`,
    })),
  );

export const hostileTexts = (route: Route): readonly Mutation[] =>
  everyField(route).flatMap(([field, value]) => {
    if (typeof value !== 'string') return [];
    return HOSTILE.map(([what, text]) => ({
      field,
      body: { ...full(route), [field]: text },
      what: `${field}: ${what}`,
    }));
  });

/** The same one level down: in the objects of a body, and in the entries of its lists. */
export const nestedMutations = (route: Route): readonly Mutation[] =>
  everyField(route).flatMap(([field, value]) => {
    const inner = Array.isArray(value) ? (value as unknown[])[0] : value;
    if (!isRecord(inner)) return Array.isArray(value) ? hostileEntries(route, field) : [];
    const within: Route = {
      ...route,
      ...(route.inParts === field ? { body: {}, optional: inner } : { body: inner, optional: {} }),
    };
    const wrap = (changed: Body) => ({ ...full(route), [field]: Array.isArray(value) ? [changed] : changed });
    return [...unknownFields(within), ...missingFields(within), ...wrongTypes(within), ...hostileTexts(within)].map(
      (mutation) => ({ field, body: wrap(mutation.body), what: `${field} with ${mutation.what}` }),
    );
  });

const hostileEntries = (route: Route, field: string): readonly Mutation[] =>
  HOSTILE.map(([what, text]) => ({ field, body: { ...full(route), [field]: [text] }, what: `${field}[0]: ${what}` }));
