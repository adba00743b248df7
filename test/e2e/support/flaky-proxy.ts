import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to the server that breaks for good after so many POST requests. */
export const flakyProxy = async (target: string, posts: number) => {
  let left = posts;
  const proxy = createServer((asked, answer) => {
    if (asked.method === 'POST' && left-- <= 0) {
      asked.socket.destroy();
      return;
    }
    const { method, headers, url = '/' } = asked;
    const onward = request(new URL(url, target), { method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => asked.socket.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((up) => proxy.listen(0, '127.0.0.1', up));
  return {
    base: `http://127.0.0.1:${(proxy.address() as AddressInfo).port.toString()}`,
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
};
