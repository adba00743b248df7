import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedIssuer, type Role } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { readConfig } from '@plumbline/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../../apps/api/src/create-app.js';
import { loadSample } from '../../../apps/api/src/sample/load-sample.js';
import { SAMPLE_FRAMEWORK_ID } from '../../../apps/api/src/sample/framework.js';
import { PEOPLE, ROLES, SECOND_ADMIN } from '../../../apps/api/src/sample/people.js';
import { raisedFinding } from '../support/raised-finding.js';
import { makeDataDir, removeDataDir } from '../support/server.js';
import type { Given } from './contract.js';
import { settingsFor, startWorkerFor } from '../support/over-postgres.js';

const DOCUMENT = join(import.meta.dirname, '../../fixtures/documents/staff-timetable-engineer.html');
export const METRICS_TOKEN = 'figures-of-the-sample';
const LIMITS = {
  PLUMBLINE_METRICS_TOKEN: METRICS_TOKEN,
  PLUMBLINE_RATE_LIMIT: '0',
  PLUMBLINE_RATE_LIMIT_ANONYMOUS: '0',
};
const rolesOf = (id: string): readonly Role[] => {
  if (id === ROLES.admin || id === SECOND_ADMIN.id) return ['admin'];
  return id === ROLES.auditor ? ['auditor'] : [];
};
const OUTSIDER = 'nobody.here';
/** Everybody in the sample, and somebody who is in nothing. */
export const PERSONAS: readonly string[] = [...[...PEOPLE, SECOND_ADMIN].map(({ id }) => id), OUTSIDER];

export type Sample = Readonly<{
  read: (persona: string, address: string, headers?: Readonly<Record<string, string>>) => Promise<Given>;
  close: () => Promise<void>;
}>;

const send = async (app: NestFastifyApplication, url: string, given: Record<string, string>): Promise<Given> => {
  const { statusCode, headers, body } = await app.inject({ url, headers: given });
  return { status: statusCode, type: String(headers['content-type']), text: body, headers };
};

/** So that the list of erasures and holds does not answer nothing. */
const placeHold = async (app: NestFastifyApplication, token: string): Promise<void> => {
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/people/jonas.weber/legal-holds',
    headers: { authorization: `Bearer ${token}` },
    payload: { ground: 'legal-claims', caseNumber: '2026-0107', until: '2999-01-01' },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
};

/** So that the list of texts that go one day does not answer nothing. */
const keepForAWhile = async (app: NestFastifyApplication, token: string): Promise<void> => {
  const at = '/v1/cycles/spring-round';
  const send = async (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => {
    const { headers } = await app.inject({ url: at, headers: { authorization: `Bearer ${token}` } });
    const ifMatch = { authorization: `Bearer ${token}`, 'if-match': String(headers['etag']) };
    return app.inject({ method, url: at + path, headers: ifMatch, ...(payload && { payload }) });
  };
  const left = (await send('POST', '/closure', {})).json<{ errors?: readonly { problem: string }[] }>().errors ?? [];
  const acknowledge = left.map(({ problem }) => problem.split(/[ ,]/u)[1]);
  await send('POST', '/closure', { acknowledge });
  const retention = { promoted: 60, notPromoted: 24, undecided: 6 };
  const answer = await send('PUT', '/retention', { retention, reason: 'As agreed.' });
  if (answer.statusCode !== 200) throw new Error(answer.body);
};

/** A document, a counter-signal and a second version, so that no route of frameworks answers nothing. */
const extendFramework = async (app: NestFastifyApplication, token: string): Promise<void> => {
  const at = `/v1/frameworks/${SAMPLE_FRAMEWORK_ID}`;
  const post = async (path: string, headers: object, payload?: Buffer | object): Promise<string> => {
    const authorization = `Bearer ${token}`;
    const answer = await app.inject({
      method: 'POST',
      url: `${at}/${path}`,
      headers: { authorization, ...headers },
      ...(payload && { payload }),
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return String(answer.headers['etag']);
  };
  await post('blueprints?name=role.html', { 'content-type': 'text/html' }, readFileSync(DOCUMENT));
  const etag = await post('counter-signals', {}, { key: 'alone', area: 'direction', text: 'Decides alone.' });
  await post('publications', { 'if-match': etag });
};

/** What is kept about somebody who was told something, and who wrote something, and a request that waits. */
const releaseFiles = async (app: NestFastifyApplication, asks: string, releases: string): Promise<void> => {
  const post = async (token: string, path: string, payload?: object): Promise<void> => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await app.inject({
      method: 'POST',
      url: `/v1/people/${path}`,
      headers,
      ...(payload && { payload }),
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  };
  for (const id of [ROLES.reviewer, ROLES.manager, ROLES.chair, ROLES.member]) {
    await post(asks, `${id}/subject-access`, { caseNumber: '2026-0043' });
    if (id !== ROLES.member) await post(releases, `${id}/subject-access/release`);
  }
};

/** So that the list of what was found does not answer nothing. */
const raiseFindings = async (app: NestFastifyApplication): Promise<void> => {
  const store = app.get<EventStore>(EVENT_STORE);
  const streams = [...new Set((await store.readAll(null, 5_000)).map(({ stream }) => stream))];
  const decidedOn = 'cycle-spring-round';
  for (const kind of ['nomination', 'cycle', 'framework', 'person'])
    for (const stream of streams.filter((each) => each.startsWith(`${kind}-`) && each !== decidedOn).slice(0, 3))
      await raisedFinding(store, { stream, decidedOn });
};

/** The sample as `npm start` loads it, with more to read in its framework, and about people. */
export const startSample = async (): Promise<Sample> => {
  const dataDir = makeDataDir();
  const settings = { ...LIMITS, ...(await settingsFor(dataDir)) };
  const worker = await startWorkerFor(dataDir, settings);
  const app = await createApp(readConfig({ LOG_LEVEL: 'silent', PLUMBLINE_DATA_DIR: dataDir, ...settings }));
  await loadSample(app, new Date().toISOString());
  const issuer = new EmbeddedIssuer(dataDir);
  const tokens = new Map<string, string>();
  for (const id of PERSONAS) tokens.set(id, await issuer.issueToken({ subject: id, roles: rolesOf(id) }));
  const tokenOf = (persona: string): string => tokens.get(persona) ?? '';
  await extendFramework(app, tokenOf(ROLES.admin));
  await releaseFiles(app, tokenOf(ROLES.admin), tokenOf(SECOND_ADMIN.id));
  await placeHold(app, tokenOf(ROLES.admin));
  await keepForAWhile(app, tokenOf(ROLES.admin));
  await raiseFindings(app);
  return {
    read: (persona, address, headers = {}) =>
      send(app, address, { authorization: `Bearer ${tokenOf(persona)}`, ...headers }),
    close: async () => {
      await app.close();
      await worker.stop();
      removeDataDir(dataDir);
    },
  };
};
