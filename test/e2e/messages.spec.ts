import { COMMAND_HANDLERS } from '@plumbline/application';
import { publishFramework, register } from './support/building-blocks.js';
import type { Client } from './support/client.js';
import { ensureData } from './support/messages.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { roundAt } from './support/stages.js';
import { addressOf, WRITES } from './support/write-routes.js';

describe('commands and queries', () => {
  const dataDir = makeDataDir();
  const NAMES = COMMAND_HANDLERS.map(({ name }) => name.replace(/Handler$/, ''));
  let server: Server;
  let ops: Client;
  let nomination: string;
  beforeAll(async () => {
    server = await startServer(dataDir);
    ops = await server.as('ops', 'admin');
    await register(ops);
    await publishFramework(ops, 'eng');
    nomination = await roundAt(server, 'spring', 'released');
  });
  afterAll(async () => {
    await server.close();
    removeDataDir(dataDir);
  });

  it('are plain data on every route: the server of these tests answers 500 to all others', async () => {
    for (const { by, method, path, body, optional } of WRITES) {
      const client = by === 'ops' ? ops : await server.as(by);
      const sent = body === undefined ? {} : { body: { ...body, ...optional } };
      const answer = await client.send(method, addressOf(path, nomination), {
        ...sent,
        headers: { 'if-match': '"3"' },
      });
      expect([path, answer.status < 500]).toEqual([path, true]);
    }
    const document = {
      raw: '## Career track staff\n\nResponsibilities:\n\n- Leads.\n',
      headers: { 'content-type': 'text/markdown' },
    };
    expect((await ops.send('POST', '/frameworks/eng/blueprints?name=page.md&apply=default', document)).status).toBe(
      200,
    );
    expect(NAMES.filter((name) => !server.messages.has(name))).toEqual([]);
  });

  class Planted {
    constructor(
      readonly id: string,
      readonly carried: unknown,
    ) {}
  }
  class WithMethods {
    name = 'a DTO';
  }
  it.each([
    ['a function', () => 1, 'Planted.carried'],
    ['a function in a list', [{ make: () => 1 }], 'Planted.carried[0].make'],
    ['an instance of a class', { inner: new WithMethods() }, 'Planted.carried.inner'],
    ['a map', new Map(), 'Planted.carried'],
  ])('may not carry %s', (_what, carried, path) => {
    expect(() => {
      ensureData(new Planted('x', carried));
    }).toThrow(`Not data: ${path}`);
  });
  it('may carry texts, numbers, revisions, bytes, lists and plain objects', () => {
    const carried = ['text', 1, 2n, true, null, undefined, Buffer.from('bytes'), { of: { any: ['depth'] } }];
    expect(() => {
      ensureData(new Planted('x', carried));
    }).not.toThrow();
  });
});
