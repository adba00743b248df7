import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApi, openApiDrift } from '../../tools/contracts/openapi.js';

type Operation = Readonly<{ operationId: string; responses: Record<string, unknown> }>;
type Document = Readonly<{ openapi: string; paths: Record<string, Record<string, Operation>>; components: object }>;

let text: string;
let document: Document;
let root: string;
beforeAll(async () => {
  text = await openApi();
  document = JSON.parse(text) as Document;
});
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plumbline-openapi-'));
  mkdirSync(join(root, 'contracts/openapi'), { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const operations = () => Object.values(document.paths).flatMap((path) => Object.values(path));
const references = () => [...text.matchAll(/"\$ref": "(?<ref>[^"]+)"/g)].map(({ groups }) => groups?.['ref'] ?? '');
const find = (ref: string) =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);

describe('the contract of the HTTP API', () => {
  it('is OpenAPI 3.1, with null as a type and no `nullable`', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(text).not.toContain('"nullable"');
  });

  it('has a unique name and at least one success for every operation', () => {
    const names = operations().map(({ operationId }) => operationId);
    expect(names.length).toBeGreaterThan(50);
    expect(new Set(names).size).toBe(names.length);
    const silent = operations().filter(({ responses }) => !Object.keys(responses).some((status) => /^2/.test(status)));
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('has no dangling reference', () => {
    expect(references().length).toBeGreaterThan(50);
    expect(references().filter((ref) => find(ref) === undefined)).toEqual([]);
  });

  it('is the same each time, and what its file says', async () => {
    expect(await openApi()).toBe(text);
    expect(readFileSync('contracts/openapi/api.v1.json', 'utf8')).toBe(text);
  });
});

describe('drift between the routes and their contract', () => {
  const put = (content: string) => {
    writeFileSync(join(root, 'contracts/openapi/api.v1.json'), content);
  };

  it('does not exist if the file matches the routes', async () => {
    put(text);
    expect([...(await openApiDrift(root))]).toEqual([]);
  });

  it('is found if the file differs', async () => {
    put(text.replace('/v1/cycles', '/v1/rounds'));
    expect([...(await openApiDrift(root)).keys()]).toEqual(['contracts/openapi/api.v1.json']);
  });

  it('is found if there is no file', async () => {
    expect([...(await openApiDrift(root)).keys()]).toEqual(['contracts/openapi/api.v1.json']);
  });
});
