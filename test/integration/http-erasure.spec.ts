import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryApp, type TemporaryApp } from './http/temporary-app.js';

const NAME = 'Quillon Brackwater-Yves';
const EMAIL = 'quillon.brackwater@example.org';

describe('erasing a person', () => {
  let server: TemporaryApp;
  let admin: Record<string, string>;
  let auditor: Record<string, string>;
  beforeAll(async () => {
    server = await temporaryApp();
    admin = await server.as('root', ['admin']);
    auditor = await server.as('ruth', ['auditor']);
  });
  afterAll(() => server.close());
  const send = (method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload?: object) =>
    server.app.inject({ method, url: `/v1${url}`, headers, ...(payload && { payload }) });
  const logHolds = (text: string): boolean =>
    readdirSync(server.dataDir)
      .filter((file) => /^(events|keys)\.db/.test(file))
      .some((file) => readFileSync(join(server.dataDir, file)).includes(text));

  it('ends their texts for everybody, auditors too, who read them before', async () => {
    const person = { id: 'p-77', name: NAME, email: EMAIL, orgUnit: 'platform' };
    const registered = await send('POST', '/people', admin, person);
    expect(registered.statusCode).toBe(201);
    const seen = { ...admin, 'plumbline-min-position': String(registered.headers['plumbline-position']) };
    expect((await send('GET', '/people/p-77', seen)).json()).toMatchObject({ name: NAME, email: EMAIL });
    expect((await send('GET', '/events?limit=200', auditor)).body).toContain(NAME);
    expect(logHolds('p-77')).toBe(true);
    expect(logHolds(NAME)).toBe(false);

    expect((await send('POST', '/people/p-77/erasure', admin, { reason: 'Asked' })).statusCode).toBe(200);
    const events = (await send('GET', '/events?limit=200', auditor)).body;
    expect(events).toContain('PersonErased');
    const answers = [
      events,
      (await send('GET', '/people', admin)).body,
      (await send('GET', '/people/p-77', admin)).body,
    ];
    for (const answer of answers) {
      expect(answer).toContain('p-77');
      expect(answer).not.toContain(NAME);
      expect(answer).not.toContain(EMAIL);
    }
  });
});
