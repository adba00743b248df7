import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What becomes of what is sent: passed on, thrown away without a word, or the connection is cut. */
export type Fate = 'pass' | 'swallow' | 'cut';
type Judge = (data: Buffer) => Fate;

/** Between a store and its server: does to what passes what a bad network does. */
export class CutProxy {
  private readonly sockets = new Set<Socket>();
  /** Of what clients send, and what the server answers. Undefined: everything passes. */
  toServer: Judge | undefined;
  toClient: Judge | undefined;

  private constructor(private readonly server: Server) {}

  static async start(port: number): Promise<CutProxy> {
    const server = createServer();
    const proxy = new CutProxy(server);
    server.on('connection', (client) => {
      proxy.join(client, createConnection(port, '127.0.0.1'));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get connections(): number {
    return this.sockets.size / 2;
  }

  cutAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cutAll();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket, server: Socket): void {
    const both = [client, server];
    for (const socket of both) {
      this.sockets.add(socket);
      // Else the small writes of either side wait for each other.
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        for (const each of both) each.destroy();
      });
    }
    client.on('data', (data) => {
      this.pass(data, server, this.toServer?.(data), both);
    });
    server.on('data', (data) => {
      this.pass(data, client, this.toClient?.(data), both);
    });
  }

  private pass(data: Buffer, to: Socket, fate: Fate = 'pass', both: readonly Socket[] = []): void {
    if (fate === 'cut') for (const socket of both) socket.destroy();
    else if (fate === 'pass') to.write(data);
  }
}
