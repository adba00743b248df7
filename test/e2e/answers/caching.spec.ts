import { addressing } from './addresses.js';
import { GETS, type Route } from './contract.js';
import { METRICS_TOKEN, PERSONAS, type Sample, startSample } from './sample.js';

let sample: Sample;
let addressesOf: (route: Route) => readonly string[];
beforeAll(async () => {
  sample = await startSample();
  addressesOf = await addressing(sample);
}, 60_000);
afterAll(() => sample.close());

/** Written out by hand: what says nothing about a person. */
const KEPT = [
  '/v1/frameworks',
  '/v1/frameworks/{id}',
  '/v1/frameworks/{id}/versions/{version}',
  '/v1/frameworks/{id}/mapping',
  '/v1/frameworks/{id}/blueprints/{sha256}',
  '/v1/frameworks/{id}/versions/{version}/criteria/{key}/source',
  '/v1/frameworks/{id}/versions/{version}/counter-signals/{key}/source',
  '/v1/frameworks/{id}/career-graph',
  '/v1/frameworks/{id}/career-graph.svg',
];
const PROBES = /^\/(health|metrics)/;

const POLICY = "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'";

describe('who may keep an answer', () => {
  it('is said for routes that there are', () => {
    const paths = GETS.map(({ path }) => path);
    expect(KEPT.filter((path) => !paths.includes(path))).toEqual([]);
  });
  it.each(GETS.map((route) => [route.path, route] as const))(
    'nobody, unless it is about no person: GET %s',
    async (path, route) => {
      const statuses = new Set<number>();
      for (const address of addressesOf(route))
        for (const persona of PERSONAS) {
          const { status, headers } = await sample.read(persona, address);
          statuses.add(status);
          const expected = status === 200 && KEPT.includes(path) ? 'private, no-cache' : 'no-store';
          expect([address, persona, status, headers['cache-control']]).toEqual([address, persona, status, expected]);
          expect(headers['vary']).toBe(
            path.endsWith('/career-graph') && status === 200 ? 'Authorization, Accept' : 'Authorization',
          );
          expect(headers['content-security-policy']).toBe(POLICY);
          expect(headers['x-content-type-options']).toBe('nosniff');
        }
      if (!path.startsWith('/metrics')) expect(statuses).toContain(200);
    },
  );
  it('whoever has it already is answered 304 by its ETag, a list as well as what has a version', async () => {
    for (const route of GETS.filter(({ path }) => !PROBES.test(path))) {
      const [address = ''] = addressesOf(route);
      for (const persona of PERSONAS) {
        const first = await sample.read(persona, address);
        if (first.status !== 200) continue;
        const etag = first.headers['etag'];
        expect([route.path, typeof etag]).toEqual([route.path, 'string']);
        if (typeof etag !== 'string') continue;
        for (const given of [etag, `W/${etag}`, `"never", ${etag}`, '*']) {
          const again = await sample.read(persona, address, { 'if-none-match': given });
          expect([given, again.status, again.text]).toEqual([given, 304, '']);
          expect(again.headers).toMatchObject({
            etag,
            vary: first.headers['vary'],
            'cache-control': first.headers['cache-control'],
          });
          expect(again.headers['content-type']).toBeUndefined();
        }
        const other = await sample.read(persona, address, { 'if-none-match': '"never"' });
        expect([other.status, other.text]).toEqual([200, first.text]);
        expect((await sample.read('nobody.here', address, { 'if-none-match': '*' })).status).not.toBe(
          route.path.startsWith('/v1/nominations/') ? 304 : 0,
        );
      }
    }
  }, 60_000);
});

describe('the page of the contract', () => {
  it('loads files alone, and styles that its policy names by their content', async () => {
    const page = await sample.read('nobody.here', '/docs');
    const policy = String(page.headers['content-security-policy']);
    expect(page.headers['cache-control']).toBe('private, no-cache');
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self' 'sha256-[^']+' 'sha256-[^']+';/);
    expect(page.text).not.toMatch(/ style=| on[a-z]+=|javascript:/);
    const styles = [...page.text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text = '']) => text);
    expect(styles).toHaveLength(2);
    const { createHash } = await import('node:crypto');
    for (const style of styles) expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
    const scripts = [...page.text.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts).toHaveLength(3);
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
    expect(scripts.every(([, , text = 'x']) => text.trim() === '')).toBe(true);
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const file of files) {
      const { pathname, origin } = new URL(file, 'http://here/docs');
      const asset = await sample.read('nobody.here', pathname);
      expect([file, origin, asset.status, asset.headers['cache-control']]).toEqual([
        file,
        'http://here',
        200,
        'private, no-cache',
      ]);
    }
  });
  it.each(['/docs/openapi.json', '/docs/openapi.yaml', '/docs/swagger-ui-init.js'])(
    'comes with %s, asked for anew',
    async (address) => {
      const { status, headers } = await sample.read('nobody.here', address);
      expect([status, headers['cache-control'], headers['vary']]).toEqual([200, 'private, no-cache', 'Authorization']);
    },
  );
  it('is not there for what is no file of it, and that is kept nowhere', async () => {
    const { status, headers } = await sample.read('nobody.here', '/docs/nothing.js');
    expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
  });
});

describe('figures', () => {
  it('are read with their own token, and are kept nowhere', async () => {
    for (const persona of PERSONAS) expect((await sample.read(persona, '/metrics')).status).toBe(401);
    const { status, headers, text } = await sample.read('nobody.here', '/metrics', {
      authorization: `Bearer ${METRICS_TOKEN}`,
    });
    expect([status, headers['cache-control'], text.includes('plumbline_appends_total')]).toEqual([
      200,
      'no-store',
      true,
    ]);
  });
});
