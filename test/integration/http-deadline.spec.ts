import { type EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Post } from '@nestjs/common';
import { Type } from 'typebox';
import { Allow } from '../../apps/api/src/http/allow.js';
import { Answers } from '../../apps/api/src/http/answers.js';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

const ANYONE = { on: 'system', to: ['anyone'] } as const;
const MEGABYTE = 1024 * 1024;

@Controller('slow')
class SlowController {
  @Get('large')
  @Allow(ANYONE)
  @Answers(Type.String(), { description: 'More than the buffers of a connection hold.' })
  large(): string {
    return 'x'.repeat(64 * MEGABYTE);
  }
  @Post('work')
  @Allow(ANYONE)
  @Answers(Type.String(), { description: 'Never.' })
  work(): Promise<string> {
    return new Promise(() => undefined);
  }
}

const LIMIT_MS = 900;

describe('a request that takes longer than the limit', () => {
  let server: TemporaryApp;
  const sockets: Socket[] = [];
  const open = async (): Promise<{ socket: Socket; heard: () => string; closed: Promise<unknown> }> => {
    const { port } = server.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    let text = '';
    socket.on('data', (bytes) => (text += bytes.toString('latin1').slice(0, 2_000)));
    socket.on('error', () => undefined);
    // `once` of node:events would reject with the error that writing to a closed connection is.
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await once(socket, 'connect');
    return { socket, heard: () => text, closed };
  };
  const drip = async (socket: Socket, part: string): Promise<void> => {
    while (!socket.destroyed && socket.writable) {
      socket.write(part);
      await sleep(20);
    }
  };
  const POST = 'POST /v1/slow/work HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

  beforeAll(async () => {
    server = await temporaryApp(
      { PLUMBLINE_REQUEST_TIMEOUT_MS: LIMIT_MS.toString() },
      { controllers: [SlowController] },
    );
    await server.app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await server.close();
  });

  it.each([
    ['headers drip', 'GET /v1/slow/large HTTP/1.1\r\nHost: x\r\n', 'X-More: x\r\n'],
    ['the first line drips', 'GET /', 'x'],
    ['a body drips', `${POST}Content-Length: 100000\r\n\r\n{"a":"`, 'x'],
    ['a body in chunks drips', `${POST}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n'],
  ])('is answered 408 and its connection closed if %s', async (_, begin, part) => {
    const { socket, heard, closed } = await open();
    socket.write(begin);
    await Promise.all([drip(socket, part), closed]);
    expect(heard()).toContain('HTTP/1.1 408');
    expect(heard()).toContain('"code":"request-timeout"');
  });
  it.each([
    ['nothing is sent', ''],
    ['half of the headers are sent', 'GET /v1/slow/large HTTP/1.1\r\nHost'],
    ['no body is sent', `${POST}Content-Length: 10\r\n\r\n`],
    ['half of the body is sent', `${POST}Content-Length: 10\r\n\r\n{"a"`],
    ['a whole request is followed by half of one', 'GET /v1/nowhere HTTP/1.1\r\nHost: x\r\n\r\nGET /'],
  ])('has its connection closed if %s', async (_, text) => {
    const { socket, closed } = await open();
    socket.write(text);
    await closed;
    expect(socket.destroyed).toBe(true);
  });
  it('has its connection closed if the work does not end', async () => {
    const { socket, closed, heard } = await open();
    socket.write(`${POST}Content-Length: 2\r\n\r\n{}`);
    await closed;
    expect(heard()).toBe('');
  });
  it('has its connection closed if its answer is not read', async () => {
    const { socket } = await open();
    socket.pause();
    const answering = once(server.app.getHttpServer() as EventEmitter, 'request');
    socket.write('GET /v1/slow/large HTTP/1.1\r\nHost: x\r\n\r\n');
    await answering;
    expect(await connectionsOf(server)).toBe(1);
    expect(await until(async () => (await connectionsOf(server)) === 0)).toBe(true);
  });
  it('is refused, and the next one on the same connection is served within a limit of its own', async () => {
    const { socket, heard } = await open();
    for (let at = 1; at <= 4; at += 1) {
      socket.write('GET /v1/nowhere HTTP/1.1\r\nHost: x\r\n\r\n');
      await until(() => Promise.resolve(heard().split('HTTP/1.1 404').length === at + 1));
      await sleep(LIMIT_MS / 3);
    }
    expect(heard().split('HTTP/1.1 404').length - 1).toBe(4);
    expect(socket.destroyed).toBe(false);
  });
});

const connectionsOf = (server: TemporaryApp): Promise<number> =>
  new Promise((resolve, reject) => {
    const http = server.app.getHttpServer() as {
      getConnections: (done: (error: Error | null, count: number) => void) => void;
    };
    http.getConnections((error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });

/** Long enough for any machine; a rule that does not hold fails here. */
const until = async (isSo: () => Promise<boolean>): Promise<boolean> => {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (await isSo()) return true;
    await sleep(10);
  }
  return false;
};
