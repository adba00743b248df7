import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const MB = 1024 * 1024;
const SPACES = ' '.repeat(65_536);
const dataDir = makeDataDir();
let server: Server;

beforeAll(async () => {
  server = await startServer(dataDir);
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

/** A connection, and all that came back on it so far. */
const dial = async () => {
  const socket = connect(Number(new URL(server.base).port), '127.0.0.1');
  const heard = { text: '', error: '' };
  socket.on('data', (data) => (heard.text += data.toString()));
  socket.on('error', ({ message }) => (heard.error = message));
  await once(socket, 'connect');
  return { socket, heard };
};
const head = (...lines: string[]): string =>
  ['POST /v1/people HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...lines, '', ''].join('\r\n');
const write = (socket: Socket, text: string): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      socket.off('drain', go).off('close', go);
      resolve();
    };
    if (socket.write(text)) resolve();
    else socket.once('drain', go).once('close', go);
  });
const answered = async (heard: Readonly<{ text: string }>, times: number): Promise<void> => {
  while (heard.text.split('HTTP/1.1 ').length <= times) await sleep(5);
};

describe('a request with a body that is too large, answered while it is still being sent,', () => {
  it.each([6, 50])(
    'is read to its end, so that the client gets the problem and can send another (%p MB)',
    async (megabytes) => {
      const { socket, heard } = await dial();
      await write(socket, head(`Content-Length: ${(megabytes * MB).toString()}`));
      await answered(heard, 1);
      expect(heard.text).toMatch(/^HTTP\/1\.1 413 /);
      expect(heard.text).toMatch(/content-type: application\/problem\+json/i);
      expect(heard.text).toContain('"code":"body-too-large"');
      for (let sent = 0; sent < megabytes * 16; sent += 1) await write(socket, SPACES);
      await write(socket, 'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n');
      await answered(heard, 2);
      expect(heard.text).toContain('HTTP/1.1 200 OK');
      expect(heard.error).toBe('');
      socket.destroy();
    },
  );
  it('is answered if its length is unknown', async () => {
    const body = new ReadableStream({
      start: (controller) => {
        for (let sent = 0; sent < 6; sent += 1) controller.enqueue(new Uint8Array(MB).fill(32));
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${server.base}/v1/people`, { method: 'POST', headers, body, duplex: 'half' });
    expect(answer.headers.get('connection')).not.toBe('close');
    expect(await answer.json()).toMatchObject({ status: 413, code: 'body-too-large' });
  });
  it('is closed after a while if it never ends', async () => {
    const { socket, heard } = await dial();
    await write(socket, head('Transfer-Encoding: chunked'));
    for (let sent = 0; !socket.destroyed; sent += 1) {
      if (sent > 16 * 1_000) throw new Error('A thousand megabytes were let in.');
      await write(socket, `10000\r\n${SPACES}\r\n`);
    }
    expect(heard.text).toMatch(/^HTTP\/1\.1 413 /);
  });
});
