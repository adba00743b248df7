import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { discoverKeys } from './discovery.js';

describe('the key set of a provider', () => {
  let server: Server;
  let issuer: string;
  let keys: unknown;
  let redirect: number | undefined;
  beforeAll(async () => {
    server = createServer(({ url }, response) => {
      const isDiscovery = url === '/.well-known/openid-configuration';
      if (isDiscovery && redirect !== undefined)
        response.writeHead(redirect, { location: `${issuer}/elsewhere` }).end();
      else response.end(JSON.stringify({ issuer, jwks_uri: keys }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
  });
  afterAll(() => {
    server.close();
  });

  it('is read from the address in its discovery document, which must be https or on the same origin', async () => {
    for (const address of [`${issuer}/jwks`, 'https://keys.plumbline.example/all']) {
      keys = address;
      expect((await discoverKeys(issuer)).href).toBe(address);
    }
  });
  it.each([301, 302, 303, 307, 308])('is never looked for where a redirect %d leads', async (status) => {
    keys = `${issuer}/jwks`;
    redirect = status;
    await expect(discoverKeys(issuer)).rejects.toThrow();
    redirect = undefined;
    expect((await discoverKeys(issuer)).href).toBe(`${issuer}/jwks`);
  });
  it.each([
    ['http elsewhere', 'http://keys.plumbline.example/all'],
    ['http on another port of this machine, which the configuration never vouched for', 'http://127.0.0.1:9/jwks'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:application/json,{}'],
    ['no address', 'keys'],
    ['no text', 7],
  ])('is never read from %s', async (_, address) => {
    keys = address;
    await expect(discoverKeys(issuer)).rejects.toMatchObject({ name: 'IssuerUnavailable' });
  });
});
