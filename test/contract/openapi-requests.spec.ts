import { openApi } from '../../tools/contracts/openapi.js';

type Schema = Readonly<Record<string, unknown>>;
type Parameter = Readonly<{ name: string; in: string; required?: boolean; schema?: Schema }>;
type Operation = Readonly<{ parameters?: readonly Parameter[]; requestBody?: unknown; tags?: readonly string[] }>;
type Document = Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  tags: readonly Readonly<{ name: string; description?: string }>[];
  components: Readonly<{ schemas: Readonly<Record<string, Schema>> }>;
}>;

let document: Document;
beforeAll(async () => {
  document = JSON.parse(await openApi()) as Document;
});
const operations = () =>
  Object.entries(document.paths).flatMap(([path, each]) =>
    Object.entries(each).map(([method, operation]) => ({ title: `${method} ${path}`, method, path, ...operation })),
  );
const takes = (name: string) =>
  operations().filter(({ parameters = [] }) => parameters.some((parameter) => parameter.name === name));
const refs = (part: unknown): readonly string[] =>
  [...JSON.stringify(part ?? null).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name = '']) => name);

describe('the contract of a request', () => {
  it('takes an Idempotency-Key on POST alone', () => {
    expect(takes('Idempotency-Key').length).toBeGreaterThan(30);
    expect(takes('Idempotency-Key').filter(({ method }) => method !== 'post')).toEqual([]);
  });
  it('takes Plumbline-Min-Position on every read of a view', () => {
    const reads = operations().filter(({ method, path }) => method === 'get' && path.startsWith('/v1/'));
    expect(takes('Plumbline-Min-Position').map(({ title }) => title)).toEqual(
      expect.arrayContaining(reads.map(({ title }) => title)),
    );
  });
  it('requires If-Match where a request without it is 428, and nowhere else', () => {
    const required = takes('If-Match').filter(({ parameters = [] }) =>
      parameters.some(({ name, required: must }) => name === 'If-Match' && must),
    );
    const answers428 = operations().filter((each) => '428' in (each as unknown as { responses: object }).responses);
    expect(answers428.length).toBeGreaterThan(10);
    expect(required.map(({ title }) => title)).toEqual(answers428.map(({ title }) => title));
  });
  it('says what every id of an address looks like', () => {
    const vague = operations().flatMap(({ title, parameters = [] }) =>
      parameters
        .filter(({ in: where }) => where === 'path')
        .filter(({ schema = {} }) => !['pattern', 'minimum', 'format'].some((said) => said in schema))
        .map(({ name }) => `${title} ${name}`),
    );
    expect(vague).toEqual([]);
  });
  it('takes no field that it does not name, however deep', () => {
    const names = new Set(operations().flatMap(({ requestBody }) => refs(requestBody)));
    for (const name of names) for (const inner of refs(document.components.schemas[name])) names.add(inner);
    expect(names.size).toBeGreaterThan(30);
    const open = [...names].filter((name) => document.components.schemas[name]?.['additionalProperties'] !== false);
    expect(open).toEqual([]);
  });
  it('belongs to a tag that is described', () => {
    const described = document.tags.filter(({ description = '' }) => description.length > 20).map(({ name }) => name);
    expect(new Set(operations().flatMap(({ tags = [] }) => tags))).toEqual(new Set(described));
  });
  it('says by pattern what a text of one line is, and that a text says something', () => {
    const { schemas } = document.components;
    const title = (schemas['EvidenceDto'] as { properties: Readonly<Record<string, Schema>> }).properties;
    const line = new RegExp(String(title['title']?.['pattern']));
    expect(['A title', 'two\nlines', ' \t ', ''].map((text) => line.test(text))).toEqual([true, false, false, false]);
    const text = new RegExp(String(title['body']?.['pattern']));
    expect(['two\nlines', ' \n '].map((each) => text.test(each))).toEqual([true, false]);
  });
  it('has an example for each body', () => {
    const bodies = operations().flatMap(({ title, requestBody }) =>
      Object.entries((requestBody as { content?: Record<string, Schema> } | undefined)?.content ?? {}).map(
        ([type, media]) => ({ title: `${title} ${type}`, has: JSON.stringify(media).includes('"example"') }),
      ),
    );
    expect(bodies.length).toBeGreaterThan(50);
    expect(bodies.filter(({ has }) => !has).map(({ title }) => title)).toEqual([]);
  });
  it('lists every code that a problem may have', () => {
    const { code } = (document.components.schemas['Problem'] as { properties: Readonly<Record<string, Schema>> })
      .properties;
    expect(code?.['enum']).toEqual(
      expect.arrayContaining(['not-found', 'wrong-phase', 'method-not-allowed', 'not-admin']),
    );
  });
});
