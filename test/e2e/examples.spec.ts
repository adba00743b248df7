import { isReadable } from '@plumbline/event-log';
import { personalFields } from '@plumbline/event-store';
import { readConfig } from '@plumbline/platform';
import { valuesAt } from '@plumbline/testing-views';
import { createApp } from '../../apps/api/src/create-app.js';
import { loadSample } from '../../apps/api/src/sample/load-sample.js';
import { openApi } from '../../tools/contracts/openapi.js';
import { textsAtRest } from '../support/at-rest.js';
import { advance } from './support/building-blocks.js';
import { type Answer, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { raisedFinding } from './support/raised-finding.js';
import { settingsFor, startWorkerFor } from './support/over-postgres.js';

type Media = Readonly<{ example?: unknown; schema?: Readonly<{ example?: unknown }> }>;
type Operation = Readonly<{ requestBody?: Readonly<{ content: Readonly<Record<string, Media>> }> }>;
type Document = Readonly<{ paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }>;

const dataDir = makeDataDir();
const examples = new Map<string, unknown>();
const sent = new Set<string>();
let server: Server;
let nomination = '';

const exampleIn = ({ requestBody }: Operation): unknown => {
  const [media] = Object.values(requestBody?.content ?? {});
  return media?.example ?? media?.schema?.example;
};

/** The sample as `npm start` loads it. */
const loaded = async (): Promise<void> => {
  const settings = await settingsFor(dataDir);
  const worker = await startWorkerFor(dataDir, settings);
  const app = await createApp(readConfig({ LOG_LEVEL: 'silent', PLUMBLINE_DATA_DIR: dataDir, ...settings }));
  await loadSample(app, new Date().toISOString());
  await app.close();
  await worker.stop();
};

beforeAll(async () => {
  const { paths } = JSON.parse(await openApi()) as Document;
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations))
      if (operation.requestBody !== undefined) examples.set(`${method.toUpperCase()} ${path}`, exampleIn(operation));
  await loaded();
  server = await startServer(dataDir, { env: { PLUMBLINE_RATE_LIMIT: '0' } });
}, 120_000);
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

const roleOf = (who: string): readonly 'admin'[] => (who === ADMIN || who === SECOND_ADMIN ? ['admin'] : []);
const KINDS = { frameworks: 'framework', cycles: 'cycle', people: 'person', nominations: 'nomination' } as const;
/** As somebody who has just read what the address is of. */
const ifMatch = async (who: string, path: string): Promise<Record<string, string>> => {
  const [, , collection = '', id = ''] = path.split('/');
  const kind = KINDS[collection as keyof typeof KINDS] as string | undefined;
  if (kind === undefined || id === '') return {};
  return server.ifMatch(`${kind}-${id}`, await server.as(who, ...roleOf(who)));
};
const send = async (who: string, method: string, path: string, body?: unknown): Promise<Answer> => {
  const content = typeof body === 'string' ? { raw: body } : { body };
  const type: Record<string, string> = typeof body === 'string' ? { 'content-type': 'text/markdown' } : {};
  const headers = { ...(await ifMatch(who, path)), ...type };
  return (await server.as(who, ...roleOf(who))).send(method, path.replace('/v1', ''), { ...content, headers });
};
/** Sends the example of a route as it stands in the contract. */
const example = async (who: string, route: string, ...ids: readonly string[]): Promise<Answer> => {
  sent.add(route);
  const rest = [...ids];
  const [method = '', path = ''] = route.split(' ');
  const at = path.replaceAll(/\{\w+\}/gu, () => rest.shift() ?? 'none');
  return send(who, method, route.endsWith('/blueprints') ? `${at}?name=track.md` : at, examples.get(route));
};
const accepted = async (who: string, route: string, ...ids: readonly string[]): Promise<Answer> => {
  const answer = await example(who, route, ...ids);
  expect([route, answer.status < 300 ? 'accepted' : answer.text]).toEqual([route, 'accepted']);
  return answer;
};
const inStory = (who: string, method: string, path: string, body?: unknown): Promise<Answer> =>
  ok(send(who, method, `/v1/nominations/${nomination}${path}`, body));

const ADMIN = 'olga.petrova';
const SECOND_ADMIN = 'yusuf.demir';
const CHAIR = 'ada.okafor';
const MANAGER = 'bram.visser';
const REVIEWER = 'mateo.cruz';
const MEMBER = 'lena.fischer';

describe('the examples of the contract, sent to a server with the sample', () => {
  it('are there for every request with a body', () => {
    const without = [...examples].filter(([, each]) => each === undefined).map(([route]) => route);
    expect(without).toEqual([]);
    expect(examples.size).toBeGreaterThan(50);
  });

  it('draft a framework', async () => {
    const at = 'reliability-track';
    const on = (route: string, ...ids: readonly string[]) =>
      accepted(ADMIN, route.replace(' ', ' /v1/frameworks'), at, ...ids);
    await accepted(ADMIN, 'POST /v1/frameworks');
    await on('POST /{id}/levels');
    await on('PATCH /{id}/levels/{key}', 'reliability-lead');
    await on('POST /{id}/areas');
    await on('PATCH /{id}/areas/{key}', 'operations');
    await on('POST /{id}/criteria');
    await on('PUT /{id}/criteria/{key}', 'keeps-promises');
    await on('PUT /{id}/criteria-order');
    await on('PUT /{id}/weights');
    await on('POST /{id}/counter-signals');
    await on('PUT /{id}/counter-signals/{key}', 'answers-alone');
    await on('PUT /{id}/entry-levels');
    await on('POST /{id}/blueprints');
    await on('POST /{id}/mapping/preview');
    await on('PUT /{id}/mapping');
    await on('POST /{id}/retirement');
  });

  it('change people', async () => {
    const on = (route: string) => accepted(ADMIN, route.replace(' ', ' /v1/people'), 'p-2207');
    await accepted(ADMIN, 'POST /v1/people');
    for (const change of ['manager', 'org-unit', 'level', 'departure', 'return', 'departure', 'departure/correction'])
      await on(`POST /{id}/${change}`);
    await on('PATCH /{id}');
    await on('POST /{id}/legal-holds');
    await ok(send(ADMIN, 'DELETE', '/v1/people/p-2207/legal-holds/2026-0107'));
    await on('POST /{id}/subject-access');
    await on('POST /{id}/erasure');
    await accepted(SECOND_ADMIN, 'POST /v1/people/{id}/erasure/confirmation', 'p-2207');
  });

  it('open and conduct a cycle', async () => {
    const at = 'summer-round';
    const on = (route: string, ...ids: readonly string[]) =>
      accepted(ADMIN, route.replace(' ', ' /v1/cycles'), at, ...ids);
    await accepted(ADMIN, 'POST /v1/cycles');
    await on('POST /{id}/committee');
    await on('POST /{id}/members');
    await on('POST /{id}/members/{personId}/removal', 'noor.aziz');
    await on('PUT /{id}/chair');
    await on('POST /{id}/deadlines');
    await on('PUT /{id}/policy');
    await on('POST /{id}/phase');
    for (const to of ['calibrating', 'releasing']) await ok(send(ADMIN, 'POST', `/v1/cycles/${at}/phase`, { to }));
    await on('POST /{id}/closure');
    await on('PUT /{id}/retention');
    await on('POST /{id}/reopening');
  });

  it('take a nomination through a round', async () => {
    const on = (who: string, route: string, ...ids: readonly string[]) =>
      accepted(who, route.replace(' ', ' /v1/nominations'), nomination, ...ids);
    nomination = String((await accepted(MANAGER, 'POST /v1/nominations')).body['id']);
    await on(MANAGER, 'PUT /{id}/statement');
    await on(MANAGER, 'POST /{id}/evidence');
    await on(MANAGER, 'PUT /{id}/evidence/{evidenceId}', 'tracing-design');
    const more = { title: 'Sampling redesign', body: 'A tenth of the cost.', criteria: ['coaching'] };
    await inStory(MANAGER, 'POST', '/evidence', more);
    await on(MANAGER, 'POST /{id}/evidence/{evidenceId}/withdrawal', 'tracing-design');
    await inStory(MANAGER, 'POST', '/submission');
    await on(CHAIR, 'POST /{id}/return');
    await inStory(MANAGER, 'POST', '/submission');
    await on(CHAIR, 'POST /{id}/reviewers');
    await on(REVIEWER, 'POST /{id}/declinations');
    await inStory(CHAIR, 'POST', '/reviewers', { reviewer: REVIEWER });
    await advance(server, 'winter-round', 'reviewing');
    await on(REVIEWER, 'POST /{id}/reviews');
    await on(REVIEWER, 'POST /{id}/reviews/mine/revisions');
    await advance(server, 'winter-round', 'calibrating');
    await on('chiyo.tanaka', 'POST /{id}/conflicts');
    await on(CHAIR, 'POST /{id}/recusals');
    await inStory(CHAIR, 'POST', '/voting');
    await on(MEMBER, 'POST /{id}/votes');
    await on(MEMBER, 'POST /{id}/votes/mine/changes');
    await inStory(REVIEWER, 'POST', '/votes', { choice: 'promote' });
    await inStory(CHAIR, 'POST', '/voting/closure');
    await on(CHAIR, 'POST /{id}/tie-break');
    await on(CHAIR, 'POST /{id}/decisions');
    await advance(server, 'winter-round', 'releasing');
    await on(CHAIR, 'POST /{id}/feedback');
    const { location } = await on('greta.lind', 'POST /{id}/appeals');
    await on(CHAIR, 'POST /{id}/appeals/{appealId}/resolution', location?.split('/').at(-1) ?? '');
    await on(CHAIR, 'POST /{id}/reopening');
    await on(MANAGER, 'POST /{id}/withdrawal');
  });

  it('resolve what was found', async () => {
    const stands = [
      ['nominations', nomination, CHAIR],
      ['cycles', 'winter-round', CHAIR],
      ['frameworks', 'reliability-track', ADMIN],
      ['people', 'p-2207', SECOND_ADMIN],
    ] as const;
    for (const [collection, id, who] of stands) {
      const stream = `${KINDS[collection]}-${id}`;
      const finding = await raisedFinding(server.store, { stream, decidedOn: `person-${MANAGER}` });
      await accepted(who, `POST /v1/${collection}/{id}/findings/{findingId}/resolution`, id, finding);
    }
  });

  it('rebuild a view, and try a stream again', async () => {
    await accepted(ADMIN, 'POST /v1/projections/rebuild');
    await accepted(ADMIN, 'POST /v1/projections/parked/retry');
  });

  it('are taken for what they are where they are in no story, too', async () => {
    const left = [...examples.keys()].filter((route) => !sent.has(route));
    for (const route of left) {
      const answers: number[] = [];
      for (const who of [MANAGER, CHAIR, ADMIN, REVIEWER, MEMBER])
        answers.push((await example(who, route, nomination)).status);
      const reached = answers.filter((status) => status !== 403 && status !== 404);
      expect([route, reached.length > 0, reached.filter((status) => [400, 413, 415, 422].includes(status))]).toEqual([
        ...[route, true, []],
      ]);
    }
    expect(left.length).toBeLessThan(5);
  });

  it('leave no text about a person in any file of the data directory, nor does the sample', async () => {
    const events = (await server.store.readAll(null, 100_000)).filter(isReadable);
    const texts = events.flatMap(({ type, version, data }) =>
      personalFields(type, version).flatMap(({ path }) => valuesAt(data, path).flat() as readonly unknown[]),
    );
    const long = [...new Set(texts)].filter((text) => typeof text === 'string' && text.length > 8);
    expect(long.length).toBeGreaterThan(100);
    expect(textsAtRest(dataDir, long as readonly string[])).toEqual([]);
  });
});
