import { chmodSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { KEY_FILE } from '@plumbline/access';
import { createLogger, readConfig } from '@plumbline/platform';
import { tempDir } from '@plumbline/testing';
import { Figures, PersonItem } from '@plumbline/responses';
import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../apps/api/src/http/allow.js';
import { Answers } from '../../apps/api/src/http/answers.js';
import { Problem } from '../../apps/api/src/http/problems.js';
import { createApp, previewApp } from '../../apps/api/src/create-app.js';
import { openApiDocument } from '../../apps/api/src/http/openapi.js';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

@Controller('forgotten')
class ForgottenController {
  @Get('open')
  open(): string {
    return 'everything';
  }
  @Get('shut')
  @Allow({ on: 'system', to: ['admin'] })
  shut(): string {
    return 'something';
  }
}

@Controller('broken')
class BrokenController {
  @Get()
  @Allow({ on: 'system', to: ['anyone'] })
  @Answers(Figures, { description: 'Nothing.' })
  fail(): string {
    throw Object.assign(new Error('password hunter2 of eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJwMSJ9.c2lnbmF0dXJl'), {
      token: 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJwMSJ9.c2lnbmF0dXJl',
      status: 200,
    });
  }
}

@Controller('loose')
class LooseController {
  @Get()
  @Allow({ on: 'system', to: ['anyone'] })
  read(): object {
    return {};
  }
}

/** Answers more than its definition declares, and less. */
@Controller('untrue')
class UntrueController {
  @Get('more')
  @Allow({ on: 'system', to: ['anyone'] })
  @Answers(PersonItem, { description: 'Somebody.' })
  more(): object {
    const known = {
      id: 'p1',
      name: 'P',
      email: null,
      sourceId: null,
      orgUnit: 'x',
      level: null,
      leftOn: null,
      erased: false,
      hidden: [],
    };
    return { ...known, manager: { id: 'p2', name: 'Q', secret: 'hunter2' }, secret: 'hunter2' };
  }
  @Get('less')
  @Allow({ on: 'system', to: ['anyone'] })
  @Answers(PersonItem, { description: 'Somebody.' })
  less(): object {
    return { id: 'p1' };
  }
  @Get('problem')
  @Allow({ on: 'system', to: ['anyone'] })
  @Answers(PersonItem, { description: 'Nobody.' })
  problem(): object {
    const field = { field: 'id', problem: 'is wrong', fix: 'Mend it.', secret: 'hunter2' };
    throw new Problem(400, 'invalid-request', 'It is wrong.', { errors: [field] });
  }
}

const folder = () => {
  const dir = tempDir();
  return { ...dir, config: readConfig({ PLUMBLINE_DATA_DIR: join(dir.path, 'data'), LOG_LEVEL: 'silent' }) };
};

describe('a start', () => {
  it('is refused if a route has no policy, and names the route', async () => {
    const { config, path, remove } = folder();
    await expect(createApp(config, { controllers: [ForgottenController] })).rejects.toThrow(
      'no @Allow on ForgottenController.open.',
    );
    expect(existsSync(join(path, 'data'))).toBe(false);
    remove();
  });
  it('is refused if a route declares no answer, and names the route', async () => {
    const { config, remove } = folder();
    await expect(createApp(config, { controllers: [LooseController] })).rejects.toThrow(
      'no @Answers on LooseController.read.',
    );
    remove();
  });
  it('creates a signing key that nobody else can read', async () => {
    const server = await temporaryApp();
    expect(statSync(join(server.dataDir, KEY_FILE)).mode & 0o777).toBe(0o600);
    await server.close();
  });
  it('is refused if others can read the key, and leaves the data directory free', async () => {
    const { config, path, remove } = folder();
    await (await createApp(config)).close();
    const key = join(path, 'data', KEY_FILE);
    chmodSync(key, 0o640);
    await expect(createApp(config)).rejects.toThrow('can be read by others (mode 640)');
    chmodSync(key, 0o600);
    await (await createApp(config)).close();
    remove();
  });
  it('is refused on a data directory that is in use', async () => {
    const server = await temporaryApp();
    const config = readConfig({ PLUMBLINE_DATA_DIR: server.dataDir, LOG_LEVEL: 'silent' });
    await expect(createApp(config)).rejects.toThrow('is open in another Plumbline process');
    expect((await server.app.inject({ url: '/health/ready' })).statusCode).toBe(200);
    await server.close();
  });
  it('needs no data directory to print its contract', async () => {
    const { config, path, remove } = folder();
    const app = await previewApp(config);
    const document = openApiDocument(app);
    await app.close();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/v1/nominations/{id}/votes');
    expect(Object.keys(document.paths)).toContain('/health/ready');
    expect(JSON.stringify(document)).not.toContain('"nullable"');
    expect(existsSync(join(path, 'data'))).toBe(false);
    remove();
  });
});

describe('a running server', () => {
  const lines: string[] = [];
  let server: TemporaryApp;

  beforeAll(async () => {
    const destination = { write: (line: string) => void lines.push(line) };
    const logger = createLogger({ level: 'debug', name: 'test', destination });
    server = await temporaryApp({}, { logger, controllers: [BrokenController] });
  });
  afterAll(() => server.close());

  it('says nothing about its own defect except where to find it in the log', async () => {
    const headers = { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJwMSJ9.', 'x-correlation-id': 'find-me' };
    const answer = await server.app.inject({ url: '/v1/broken', headers });
    expect(answer.json()).toEqual({
      type: 'https://plumbline.example/problems/internal-error',
      title: 'Internal Server Error',
      status: 500,
      detail: 'Something went wrong here. Quote the X-Correlation-Id of this answer.',
      code: 'internal-error',
    });
    const line = lines.find((text) => text.includes('request failed')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ level: 'error', correlationId: 'find-me', route: '/v1/broken' });
    expect(lines.join('')).not.toMatch(/eyJ/);
  });
  it('measures by method, part of the server and class of status, never by route', async () => {
    for (const at of ['x1', 'x2', 'x3']) await server.app.inject({ url: `/v1/nowhere/${at}` });
    for (const method of ['GET', 'POST'] as const) await server.app.inject({ method, url: '/v1/broken' });
    const { METRICS } = await import('../../apps/api/src/system/tokens.js');
    const text = await server.app.get<{ text: () => Promise<string> }>(METRICS).text();
    expect(text).toContain('_count{method="GET",part="v1",status="5xx"}');
    expect(text).toContain('_count{method="POST",part="none",status="4xx"}');
    expect(text).toContain('_count{method="GET",part="none",status="4xx"}');
    expect(text).not.toMatch(/x1|broken/);
  });
  it('is closed in order even if one part fails to close, and reports which', async () => {
    const other = await temporaryApp();
    const { SHUTDOWN } = await import('../../apps/api/src/system/tokens.js');
    const shutdown = other.app.get<{ add: (name: string, close: () => void) => void; failures: string[] }>(SHUTDOWN);
    shutdown.add('bad part', () => {
      throw new Error('no');
    });
    const store = other.app.get<EventStore>(EVENT_STORE);
    await other.app.close();
    expect(shutdown.failures).toEqual(['bad part']);
    expect(store.health().ok).toBe(false);
    await other.close();
  });
});

describe('an answer that does not match its definition', () => {
  const logged: string[] = [];
  let server: TemporaryApp;
  beforeAll(async () => {
    const logger = createLogger({
      ...{ level: 'error', name: 'test' },
      destination: { write: (line: string) => logged.push(line) },
    });
    server = await temporaryApp({}, { logger, controllers: [UntrueController] });
  });
  afterAll(() => server.close());
  const read = (path: string) => server.app.inject({ url: `/v1/untrue/${path}` });

  it('is sent without what is not declared, at any depth', async () => {
    const { statusCode, body } = await read('more');
    expect([statusCode, body.includes('hunter2')]).toEqual([200, false]);
    expect(JSON.parse(body)).toMatchObject({ id: 'p1', manager: { id: 'p2', name: 'Q' } });
  });
  it('is a 500, with a line in the log, if something declared is missing', async () => {
    const answer = await read('less');
    expect([answer.statusCode, answer.json()]).toEqual([500, expect.objectContaining({ code: 'internal-error' })]);
    expect(logged.join('')).toContain('is required!');
  });
  it('has only declared fields, also as a problem', async () => {
    const { statusCode, body } = await read('problem');
    expect([statusCode, body.includes('hunter2')]).toEqual([400, false]);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ field: 'id', problem: 'is wrong', fix: 'Mend it.' }] });
  });
});
