import { createPublicKey } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Authenticator, OidcVerifier } from '@plumbline/access';
import { decodeJwt, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { AUDIENCE, newKey, OTHER_AUDIENCE, startProvider } from './http/oidc-server.js';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

type Provider = Awaited<ReturnType<typeof startProvider>>;
const ROLES_CLAIM = 'access.plumbline';

describe('a server that trusts an OpenID provider', () => {
  let provider: Provider;
  let key: JWK;
  let server: TemporaryApp;
  const ask = (token: string) =>
    server.app.inject({ url: '/v1/projections', headers: { authorization: `Bearer ${token}` } });
  const codeFor = async (token: string | Promise<string>) => {
    const answer = await ask(await token);
    return answer.statusCode === 200 ? 200 : answer.json<{ code: string }>().code;
  };
  const now = Math.floor(Date.now() / 1_000);
  const forge = async (over: object, header: object = {}, by = key) =>
    new SignJWT({ sub: 'root', iss: provider.issuer, aud: AUDIENCE, iat: now, exp: now + 60, ...over })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid ?? '', ...header })
      .sign(await importJWK(by, 'RS256'));

  beforeAll(async () => {
    key = await newKey('one');
    provider = await startProvider([key]);
    server = await temporaryApp({
      PLUMBLINE_OIDC_ISSUER: provider.issuer,
      PLUMBLINE_OIDC_AUDIENCE: AUDIENCE,
      PLUMBLINE_OIDC_ROLES_CLAIM: ROLES_CLAIM,
    });
  });
  afterAll(async () => {
    await server.close();
    await provider.stop();
  });

  it('accepts its tokens, with roles only from the configured claim', async () => {
    const token = await provider.token('root');
    expect(decodeJwt(token)).toMatchObject({ sub: 'root', iss: provider.issuer, aud: AUDIENCE });
    expect(await codeFor(token)).toBe(200);
    expect(await codeFor(provider.token('reader'))).toBe('not-admin');
    expect(await codeFor(forge({ roles: ['admin'] }))).toBe('not-admin');
  });
  it('refuses tokens for another audience', async () => {
    expect(await codeFor(provider.token('root', OTHER_AUDIENCE))).toBe('token-invalid');
  });
  it.each([
    ['another issuer', { iss: 'https://evil.example' }],
    ['no subject', { sub: undefined }],
    ['a subject that is no person id', { sub: 'p1\nadmin' }],
    ['no expiry', { exp: undefined }],
    ['a start in the future', { nbf: 99_999_999_999 }],
  ])('refuses tokens with %s, even if the right key signed them', async (_, over) => {
    expect(await codeFor(forge(over))).toBe('token-invalid');
  });
  it('refuses an expired token with its own code', async () => {
    expect(await codeFor(forge({ exp: now - 10 }))).toBe('token-expired');
  });
  it('refuses a token that another key signed under the same key id', async () => {
    expect(await codeFor(forge({}, {}, await newKey('one')))).toBe('token-invalid');
  });
  it('refuses a token that brings a key', async () => {
    const own = await newKey('own');
    const header = { kid: 'own', jku: 'http://127.0.0.1:1/jwks', jwk: { kty: 'RSA', n: own.n, e: own.e } };
    expect(await codeFor(forge({}, header, own))).toBe('token-invalid');
  });
  it('refuses a token without a signature, and one with the public key as secret', async () => {
    const claims = { sub: 'root', iss: provider.issuer, aud: AUDIENCE, exp: now + 60 };
    expect(await codeFor(`${new UnsecuredJWT(claims).encode()}x`)).toBe('token-invalid');
    const pem = createPublicKey({ key: key, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const confused = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(Buffer.from(pem));
    expect(await codeFor(confused)).toBe('token-invalid');
  });
  it('refuses tokens of the embedded issuer', async () => {
    const { authorization = '' } = await server.as('root', ['admin']);
    expect(await codeFor(authorization.slice('Bearer '.length))).toBe('token-invalid');
  });
});

describe('keys of an OpenID provider', () => {
  const COOLDOWN = 50;
  const open: Provider[] = [];
  const start = async (options: { keysMaxAge?: number; recheckAfter?: number } = {}) => {
    const keys = [await newKey('one'), await newKey('two')] as const;
    const provider = await startProvider([keys[0]]);
    open.push(provider);
    const verifier = new OidcVerifier({
      issuer: provider.issuer,
      audience: AUDIENCE,
      personClaim: 'sub',
      rolesClaim: ROLES_CLAIM,
      keysCooldown: COOLDOWN,
      keysMaxAge: options.keysMaxAge ?? 60_000,
      onKeysChanged: () => {
        authenticator.forget();
      },
    });
    const authenticator = new Authenticator(verifier.verify, { recheckAfter: options.recheckAfter ?? 60_000 });
    return { provider, keys, authenticator };
  };
  afterEach(() => Promise.all(open.splice(0).map((provider) => provider.stop())));

  it('are fetched once for many tokens', async () => {
    const { provider, authenticator } = await start();
    const tokens = await Promise.all(['root', 'reader', 'root', 'reader'].map((id) => provider.token(id)));
    const people = await Promise.all(tokens.map((token) => authenticator.authenticate(token)));
    expect(people.map(({ personId }) => personId)).toEqual(['root', 'reader', 'root', 'reader']);
    expect(provider.counts.keys).toBe(1);
  });
  it('are fetched again if a token names an unknown one, at most once in a cooldown', async () => {
    const { provider, keys, authenticator } = await start();
    await authenticator.authenticate(await provider.token('root'));
    provider.rotate([keys[1], keys[0]]);
    await sleep(COOLDOWN);
    await expect(authenticator.authenticate(await provider.token('root'))).resolves.toMatchObject({ personId: 'root' });
    expect(provider.counts.keys).toBe(2);
    const unknown = await newKey('three');
    const stray = new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid: 'three' }).setIssuer(provider.issuer);
    const token = await stray.sign(await importJWK(unknown, 'RS256'));
    const guesses = Array.from({ length: 20 }, () => authenticator.authenticate(token));
    expect((await Promise.allSettled(guesses)).every(({ status }) => status === 'rejected')).toBe(true);
    expect(provider.counts.keys).toBeLessThanOrEqual(3);
  });
  it('that the provider dropped invalidate their tokens, cached ones too', async () => {
    const { provider, keys, authenticator } = await start();
    const old = await provider.token('root');
    await authenticator.authenticate(old);
    provider.rotate([keys[1]]);
    await sleep(COOLDOWN);
    await authenticator.authenticate(await provider.token('reader'));
    await expect(authenticator.authenticate(old)).rejects.toMatchObject({ code: 'token-invalid' });
  });
  it('that the provider dropped expire with the age of the set, even if no new token comes', async () => {
    const { provider, keys, authenticator } = await start({ keysMaxAge: 40, recheckAfter: 40 });
    const old = await provider.token('root');
    await authenticator.authenticate(old);
    provider.rotate([keys[1]]);
    await sleep(100);
    await expect(authenticator.authenticate(old)).rejects.toMatchObject({ code: 'token-invalid' });
  });
  it('that cannot be fetched make the token neither valid nor invalid', async () => {
    const { provider, authenticator } = await start();
    const token = await provider.token('root');
    provider.setDown(true);
    await expect(authenticator.authenticate(token)).rejects.toMatchObject({ name: 'IssuerUnavailable' });
  });
  it('are not read from a discovery document of another issuer', async () => {
    const { provider } = await start();
    const verifier = new OidcVerifier({
      issuer: `${provider.issuer}/`,
      audience: AUDIENCE,
      personClaim: 'sub',
      rolesClaim: 'roles',
      onKeysChanged: () => undefined,
    });
    const token = await provider.token('root');
    await expect(verifier.verify(token)).rejects.toMatchObject({
      name: 'IssuerUnavailable',
      message: 'The discovery document names another issuer.',
    });
  });
  it('make the API answer 503 with Retry-After if they cannot be fetched', async () => {
    const { provider } = await start();
    const token = await provider.token('root');
    provider.setDown(true);
    const server = await temporaryApp({ PLUMBLINE_OIDC_ISSUER: provider.issuer, PLUMBLINE_OIDC_AUDIENCE: AUDIENCE });
    const answer = await server.app.inject({ url: '/v1/projections', headers: { authorization: `Bearer ${token}` } });
    expect(answer.json()).toMatchObject({ status: 503, code: 'issuer-unavailable' });
    expect(answer.headers['retry-after']).toBe('5');
    await server.close();
  });
});
