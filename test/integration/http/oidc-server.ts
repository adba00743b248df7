import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider from 'oidc-provider';

export const AUDIENCE = 'https://plumbline.example/api';
export const OTHER_AUDIENCE = 'https://payroll.example/api';

export const newKey = async (kid: string, alg = 'RS256'): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg, use: 'sig' };
};

const client = (id: string) => ({
  client_id: id,
  client_secret: 'not-a-secret',
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
});

/** Tokens that are JWTs are not kept by the provider, and nothing else is asked of it here. */
class NoStore {
  upsert = () => Promise.resolve();
  find = () => Promise.resolve(undefined);
  findByUid = () => Promise.resolve(undefined);
  findByUserCode = () => Promise.resolve(undefined);
  consume = () => Promise.resolve();
  destroy = () => Promise.resolve();
  revokeByGrantId = () => Promise.resolve();
}

const providerOf = (issuer: string, keys: readonly JWK[]): RequestListener => {
  const provider = new Provider(issuer, {
    adapter: NoStore,
    ttl: { ClientCredentials: 60 },
    jwks: { keys: [...keys] as never[] },
    clients: [client('root'), client('reader')] as never[],
    scopes: ['use'],
    extraTokenClaims: (_ctx, token) => ({
      access: { plumbline: token.clientId === 'root' ? ['admin', 'boss'] : [] },
    }),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_ctx, audience) => ({
          scope: 'use',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: audience === AUDIENCE ? 60 : 30,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
  provider.proxy = false;
  const callback = provider.callback();
  return (request, response) => {
    void callback(request, response);
  };
};

/** A real OpenID provider on loopback, whose keys can be exchanged and whose requests for keys, and for where they are, are counted. */
export const startProvider = async (keys: readonly JWK[]) => {
  let current: RequestListener = () => undefined;
  const counts = { keys: 0, discovery: 0 };
  let down = false;
  const server = createServer((request, response) => {
    if (request.url === '/jwks') counts.keys += 1;
    if (request.url?.startsWith('/.well-known/') === true) counts.discovery += 1;
    if (down) request.socket.destroy();
    else current(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
  current = providerOf(issuer, keys);
  const token = async (id: string, resource = AUDIENCE): Promise<string> => {
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:not-a-secret`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope: 'use' }),
    });
    const { access_token } = (await response.json()) as { access_token?: string };
    if (access_token === undefined) throw new Error(`The provider gave no token: ${response.status.toString()}`);
    return access_token;
  };
  return {
    issuer,
    counts,
    token,
    rotate: (next: readonly JWK[]) => {
      current = providerOf(issuer, next);
    },
    setDown: (isDown: boolean) => {
      down = isDown;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
