import { openApi } from '../../tools/contracts/openapi.js';

type Schema = Readonly<Record<string, unknown>>;
type Parameter = Readonly<{ name: string; in: string; required?: boolean; schema?: Schema }>;
type Answer = Readonly<{ description?: string; content?: Readonly<Record<string, Readonly<{ schema?: Schema }>>> }>;
type Operation = Readonly<{
  summary?: string;
  tags?: readonly string[];
  parameters?: readonly Parameter[];
  responses: Readonly<Record<string, Answer>>;
}>;
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;
type Route = Readonly<{ path: string; operation: Operation }>;

const sorted = (names: Iterable<string>): readonly string[] => [...names].sort();
const named = (path: string): readonly string[] =>
  sorted([...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name));
const isSaid = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** JSON is of some shape; everything else is text. */
const isSchemaOf = (type: string, schema: Schema = {}): boolean =>
  type === 'application/json' ? Object.keys(schema).length > 0 : schema['type'] === 'string';

const parameters = ({ path, operation }: Route): string | undefined => {
  const inPath = (operation.parameters ?? []).filter((each) => each.in === 'path');
  const declared = sorted(inPath.map(({ name }) => name));
  if (declared.join() !== named(path).join()) return `declares ${declared.join() || 'nothing'}`;
  return inPath.every(({ required, schema }) => required && schema) ? undefined : 'declares one without a schema';
};
const summary = ({ operation: { summary: said, tags } }: Route): string | undefined =>
  isSaid(said) && tags?.some(isSaid) ? undefined : 'says nothing of itself';
const answers = ({ operation: { responses } }: Route): string | undefined => {
  const mute = Object.entries(responses).filter(([, { description }]) => !isSaid(description));
  if (mute.length > 0) return `does not say what ${mute.map(([status]) => status).join()} is`;
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const bare = good.filter(([, { content = {} }]) => {
    const schemas = Object.entries(content);
    return schemas.length === 0 || schemas.some(([type, { schema }]) => !isSchemaOf(type, schema));
  });
  return bare.length > 0 || good.length === 0
    ? `has no schema for ${bare.map(([status]) => status).join()}`
    : undefined;
};

const faults = (paths: Paths, check: (route: Route) => string | undefined): readonly string[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([verb, operation]) => {
      const fault = check({ path, operation });
      return fault === undefined ? [] : `${verb} ${path} ${fault}`;
    }),
  );

let paths: Paths;
beforeAll(async () => {
  ({ paths } = JSON.parse(await openApi()) as { paths: Paths });
});

describe('every route of the contract', () => {
  it('declares every parameter of its path, and no other', () => {
    expect(Object.keys(paths).filter((path) => named(path).length > 1).length).toBeGreaterThan(5);
    expect(faults(paths, parameters)).toEqual([]);
  });
  it('has a summary', () => {
    expect(faults(paths, summary)).toEqual([]);
  });
  it('describes every answer, with a schema for each success', () => {
    expect(faults(paths, answers)).toEqual([]);
  });
});

/** Where in a schema nothing is said: an object without a word, which takes anything. */
const silentIn = (part: unknown, at = ''): readonly string[] => {
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.entries(part).flatMap(([name, value]) => silentIn(value, `${at}/${name}`));
  const { items } = part as { items?: unknown };
  const isSilent = typeof items === 'object' && items !== null && Object.keys(items).length === 0;
  return isSilent ? [`${at}/items`, ...inside] : inside;
};

describe('every list in the contract', () => {
  it('describes its entries', async () => {
    const { components } = JSON.parse(await openApi()) as { components: unknown };
    expect(silentIn({ components, paths })).toEqual([]);
    expect(silentIn({ properties: { rules: { type: 'array', items: {} } } })).toEqual(['/properties/rules/items']);
  });
});

describe('a flaw of a route of the contract', () => {
  const sound: Operation = {
    ...{ summary: 'A level', tags: ['cycles'] },
    parameters: ['id', 'level'].map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    responses: { 200: { description: 'It.', content: { 'application/json': { schema: { type: 'string' } } } } },
  };
  const id = { name: 'id', in: 'path', required: true };
  const wanting: readonly [string, (route: Route) => string | undefined, Partial<Operation>][] = [
    ['it declares one parameter of two', parameters, { parameters: sound.parameters?.slice(1) ?? [] }],
    ['it declares none', parameters, { parameters: [] }],
    [
      'it declares one that its path has not',
      parameters,
      { parameters: [...(sound.parameters ?? []), { ...id, name: 'x' }] },
    ],
    ['a parameter has no schema', parameters, { parameters: [{ ...id }, ...(sound.parameters?.slice(1) ?? [])] }],
    ['it has no summary', summary, { summary: ' ' }],
    ['it belongs nowhere', summary, { tags: [] }],
    ['an answer has no content', answers, { responses: { 201: { description: 'Made.' } } }],
    [
      'an answer has a schema of nothing',
      answers,
      { responses: { 200: { description: 'It.', content: { 'application/json': { schema: {} } } } } },
    ],
    [
      'a picture has the schema of something else',
      answers,
      { responses: { 200: { description: 'It.', content: { 'image/svg+xml': { schema: { $ref: '#/x' } } } } } },
    ],
    ['an answer goes unsaid', answers, { responses: { ...sound.responses, 503: { description: '' } } }],
    ['it has errors only', answers, { responses: { 404: { description: 'Gone.' } } }],
  ];
  it.each(wanting)('where %s', (_what, check, wrong) => {
    const at = (operation: Operation): Paths => ({ '/v1/cycles/{id}/levels/{level}': { get: operation } });
    expect(faults(at(sound), check)).toEqual([]);
    expect(faults(at({ ...sound, ...wrong }), check)).toHaveLength(1);
  });
});
