import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get } from '@nestjs/common';
import { Figures } from '@plumbline/responses';
import { Allow } from '../../apps/api/src/http/allow.js';
import { Answers } from '../../apps/api/src/http/answers.js';
import { closeApp } from '../../apps/api/src/close-app.js';
import type { Shutdown } from '../../apps/api/src/system/shutdown.js';
import { SHUTDOWN } from '../../apps/api/src/system/tokens.js';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

let release: () => void;
let released: Promise<void>;

let entered = 0;

@Controller('slow')
class SlowController {
  @Get()
  @Allow({ on: 'system', to: ['anyone'] })
  @Answers(Figures, { description: 'Here, once released.' })
  async read(): Promise<string> {
    entered += 1;
    await released;
    return 'here';
  }
}

const until = async (done: () => boolean): Promise<void> => {
  for (const began = Date.now(); !done() && Date.now() - began < 5_000;) await sleep(5);
};

describe('a server that is to stop', () => {
  beforeEach(() => {
    released = new Promise((resolve) => (release = resolve));
  });

  it('closes everything', async () => {
    const server = await temporaryApp();
    let last = false;
    server.app.get<Shutdown>(SHUTDOWN).add('test', () => {
      last = true;
    });
    expect([await closeApp(server.app), last]).toEqual([true, true]);
    await server.close();
  });
  it('says if a part failed to close', async () => {
    const server = await temporaryApp();
    server.app.get<Shutdown>(SHUTDOWN).add('bad part', () => Promise.reject(new Error('no')));
    expect(await closeApp(server.app)).toBe(false);
    await server.close();
  });
  describe('while a request is served', () => {
    let server: TemporaryApp;
    let closing: Promise<unknown>;
    const connected = () => {
      const { port } = server.app.getHttpServer().address() as AddressInfo;
      const socket = connect(port, '127.0.0.1');
      const answer = new Promise<string>((resolve) => {
        let text = '';
        socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
        socket.on('end', () => {
          resolve(text);
        });
      });
      return { answer, send: (text: string) => socket.write(text) };
    };
    const stop = async (): Promise<void> => {
      closing = server.close();
      await until(() => !server.app.getHttpServer().listening);
    };
    const begun = async () => {
      const { answer, send } = connected();
      const { authorization } = await server.as('ann');
      const before = entered;
      send(`GET /v1/slow HTTP/1.1\r\nHost: a\r\nAuthorization: ${String(authorization)}\r\n\r\n`);
      await until(() => entered > before);
      return { answer };
    };
    beforeEach(async () => {
      server = await temporaryApp({}, { controllers: [SlowController] });
      await server.app.listen(0, '127.0.0.1');
    });

    it('finishes it, and keeps no connection open for another one', async () => {
      const { answer } = await begun();
      await stop();
      release();
      await closing;
      expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect((await answer).toLowerCase()).toContain('\r\nconnection: close\r\n');
    });

    it.each(['/v1/slow', '/v1/nothing-here', '/health/live'])(
      'refuses one that is still coming in: %s',
      async (path) => {
        await begun();
        const { answer, send } = connected();
        send(`GET ${path} HTTP/1.1\r\nHost: a\r\n`);
        await sleep(200);
        await stop();
        send('\r\n');
        const [head = '', body = ''] = (await answer).split('\r\n\r\n');
        release();
        await closing;
        expect(head).toMatch(/^HTTP\/1\.1 503 Service Unavailable\r\n/);
        for (const header of ['content-type: application/problem+json', 'retry-after: 1', 'connection: close'])
          expect(head.toLowerCase()).toContain(header);
        expect(head).toMatch(/x-correlation-id: \S{36}/);
        expect(JSON.parse(body)).toMatchObject({ status: 503, code: 'server-stopping' });
      },
    );
  });
});
