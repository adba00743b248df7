import { openApiComponents } from '@plumbline/responses';

type Schema = Readonly<{
  type?: string | readonly string[];
  $ref?: string;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: unknown;
}>;
type Place = Readonly<{ at: string; schema: Schema }>;
type Components = Readonly<Record<string, Schema>>;

const objectsIn = (schema: Schema, at: string): readonly Place[] => [
  ...(schema.type === 'object' ? [{ at, schema }] : []),
  ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => objectsIn(inner, `${at}.${name}`)),
  ...(schema.anyOf ?? []).flatMap((inner) => objectsIn(inner, at)),
  ...(schema.items ? objectsIn(schema.items, `${at}[]`) : []),
];
const allIn = (components: Components): readonly Place[] =>
  Object.entries(components).flatMap(([name, schema]) => objectsIn(schema, name));
const fieldsOf = ({ schema }: Place): readonly (readonly [string, Schema])[] => Object.entries(schema.properties ?? {});

const resolved = (schema: Schema, components: Components): readonly Schema[] => {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  if (name !== undefined) return resolved(components[name] ?? {}, components);
  return schema.anyOf ? schema.anyOf.flatMap((inner) => resolved(inner, components)) : [schema];
};
/** What a field holds, but for null. */
const kindOf = (schema: Schema, components: Components): string => {
  const types = resolved(schema, components).flatMap(({ type = 'anything' }) => type);
  return [...new Set(types.filter((type) => type !== 'null'))].sort().join(' or ');
};
const isNullable = (schema: Schema): boolean =>
  [schema.type ?? []].flat().includes('null') || (schema.anyOf ?? []).some(({ type }) => type === 'null');

/** What was stored, as another contract has it; what is named by documents; and those of one kind of item. */
const OPEN = ['RecordedEvent.data', 'StoredEvent.data', 'BlueprintReport.counts', 'BlueprintItem.anchors'];
const closed = (components: Components): readonly string[] =>
  allIn(components)
    .filter(({ at, schema }) => schema.additionalProperties !== false && !OPEN.includes(at))
    .map(({ at }) => at);

const MAY_LACK = ['Problem.errors'];
const lacking = (components: Components): readonly string[] =>
  allIn(components)
    .filter(({ at }) => at !== 'BlueprintItem')
    .flatMap(({ at, schema }) => fieldsOf({ at, schema }).map(([name]) => ({ path: `${at}.${name}`, name, schema })))
    .filter(({ path, name, schema }) => schema.required?.includes(name) !== true && !MAY_LACK.includes(path))
    .map(({ path }) => path);

const halfLists = (components: Components): readonly string[] =>
  allIn(components)
    .filter(({ schema: { properties = {} } }) => 'items' in properties !== 'nextCursor' in properties)
    .map(({ at }) => at);

const NO_REFERENCES = ['correlationId', 'causationId', 'sourceId'];
const REFERENCES = [
  ...['cycle', 'nomination', 'framework', 'candidate', 'nominator', 'reviewer', 'member', 'manager', 'chair'],
  ...['decidedBy', 'person'],
];
const references = (components: Components): readonly string[] =>
  allIn(components).flatMap((place) =>
    fieldsOf(place).flatMap(([name, schema]) => {
      const bare = name.endsWith('Id') && !NO_REFERENCES.includes(name);
      const hasId = resolved(schema, components).every(({ type, properties }) => type === 'null' || properties?.['id']);
      return bare || (REFERENCES.includes(name) && !hasId) ? [`${place.at}.${name}`] : [];
    }),
  );

const unhidden = (components: Components): readonly string[] =>
  allIn(components).flatMap(({ at, schema: { properties = {} } }) =>
    (properties['hidden']?.items?.enum ?? [])
      .filter((name) => !isNullable(properties[String(name)] ?? {}))
      .map((name) => `${at}.${String(name)}`),
  );

/** Where fields are named by what they are changes of, what a document says, a policy as it was decided, or an RFC. */
const OTHERS =
  /^(VersionDiff|MappingPreview|PartChanges|EditionChanges|BlueprintItem|BlueprintRole|CyclePolicy|CycleDeadlines|Problem|BlueprintReport|BandCounts|CycleProgress)\b/;
/** A field that holds one of two kinds says so itself. */
const EITHER = ['weight', 'critical', 'area', 'basis', 'role'];
const ambiguous = (components: Components): readonly string[] => {
  const kinds = new Map<string, Map<string, string>>();
  for (const place of allIn(components).filter(({ at }) => !OTHERS.test(at)))
    for (const [name, schema] of fieldsOf(place)) {
      const kind = kindOf(schema, components);
      kinds.set(name, (kinds.get(name) ?? new Map<string, string>()).set(kind, `${place.at}.${name}: ${kind}`));
    }
  return [...kinds].flatMap(([name, places]) =>
    places.size > 1 && !EITHER.includes(name) ? [...places.values()].join(', ') : [],
  );
};

const RULES = { closed, lacking, halfLists, references, unhidden, ambiguous };
const components = openApiComponents() as Components;

describe('the answers of the contract', () => {
  it.each([
    ['are closed but where they say so', closed],
    ['lack no field', lacking],
    ['have `items` and `nextCursor` on lists, and on nothing else', halfLists],
    ['refer to something by a field of its name that holds an id', references],
    ['have null for whatever may be hidden', unhidden],
    ['have one kind of value under one name', ambiguous],
  ])('%s', (_rule, faults) => {
    expect(allIn(components).length).toBeGreaterThan(50);
    expect(faults(components)).toEqual([]);
  });
});

const object = (properties: Schema['properties'], required = Object.keys(properties ?? {})): Schema => ({
  type: 'object',
  additionalProperties: false,
  required,
  ...(properties && { properties }),
});
const text: Schema = { type: 'string' };

describe('a rule over answers', () => {
  const planted: readonly [string, keyof typeof RULES, Components][] = [
    ['an object that takes anything', 'closed', { A: { type: 'object', properties: {} } }],
    ['a field that may be missing', 'lacking', { A: object({ a: text }, []) }],
    ['a list without a cursor', 'halfLists', { A: object({ items: { type: 'array', items: text } }) }],
    ['a reference by a bare id', 'references', { A: object({ cycleId: text }) }],
    ['a reference that is a text', 'references', { A: object({ cycle: text }) }],
    [
      'a hidden field that is not null',
      'unhidden',
      { A: object({ a: text, hidden: { type: 'array', items: { type: 'string', enum: ['a'] } } }) },
    ],
    ['two kinds under one name', 'ambiguous', { A: object({ a: text }), B: object({ a: { type: 'integer' } }) }],
  ];
  it.each(planted)('finds %s', (_what, rule, wrong) => {
    expect(RULES[rule]({ Sound: object({ id: text }), ...wrong })).toHaveLength(1);
  });
});
