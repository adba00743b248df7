// An OpenID provider for trying: whoever names a person gets their token. It is no way to sign anybody in.
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

const { ISSUER: issuer = 'http://127.0.0.1:4000', AUDIENCE: audience = 'plumbline', PORT: port = '4000' } = process.env;
const HOUR = 3_600;
const ROLES = ['admin', 'auditor'];
const CLIENT = 'trying';

const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const key = { ...(await exportJWK(privateKey)), kid: Date.now().toString(36), alg: 'RS256', use: 'sig' };
const resource = {
  scope: '',
  audience,
  accessTokenFormat: 'jwt',
  accessTokenTTL: HOUR,
  jwt: { sign: { alg: 'RS256' } },
};

const provider = new Provider(issuer, {
  ttl: { AccessToken: HOUR },
  jwks: { keys: [key] },
  clients: [
    {
      client_id: CLIENT,
      token_endpoint_auth_method: 'none',
      grant_types: ['password'],
      redirect_uris: [],
      response_types: [],
    },
  ],
  extraTokenClaims: (ctx) => {
    const asked = String(ctx.oidc.params?.roles ?? '').split(' ');
    return { roles: ROLES.filter((role) => asked.includes(role)) };
  },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: { enabled: true, getResourceServerInfo: () => resource },
  },
});
// Behind the proxy, which says that it was https.
provider.proxy = true;

const byName = async (ctx) => {
  const { params, client } = ctx.oidc;
  const token = new provider.AccessToken({ accountId: params.username, client, scope: undefined, gty: 'password' });
  token.resourceServer = new provider.ResourceServer(audience, resource);
  ctx.body = { access_token: await token.save(), token_type: 'Bearer', expires_in: token.expiration };
};
provider.registerGrantType('password', byName, ['username', 'roles'], []);

const answer = provider.callback();
const server = createServer((request, response) => void answer(request, response));
server.listen(Number(port), () => console.log(`Tokens for anybody at ${issuer}/token`));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.close(() => process.exit(0)));
