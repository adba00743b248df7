import { createPublicKey } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Authenticator, OidcVerifier } from '@plumbline/access';
import { decodeJwt, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { AUDIENCE, newKey, OTHER_AUDIENCE, startProvider } from './http/oidc-server.js';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

type Provider = Awaited<ReturnType<typeof startProvider>>;
const ROLES_CLAIM = 'access.plumbline';
const AT_JWT = { claim: null, clients: [] };

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
      .setProtectedHeader({ alg: 'RS256', kid: key.kid ?? '', typ: 'at+jwt', ...header })
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
    ['no time of issue', { iat: undefined }],
    ['a start in the future', { nbf: 99_999_999_999 }],
  ])('refuses tokens with %s, even if the right key signed them', async (_, over) => {
    expect(await codeFor(forge(over))).toBe('token-invalid');
  });
  it.each([
    ['an ID token', { nonce: 'n' }, {}],
    ['an ID token by its type', {}, { typ: 'JWT' }],
    ['a token without a type', {}, { typ: undefined }],
    ['a logout token', { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }, {}],
    ['a logout token by its type', {}, { typ: 'logout+jwt' }],
    ['a refresh token by its type', {}, { typ: 'refresh+jwt' }],
    ['a token that is bound to an ID token', { at_hash: 'h' }, {}],
    ['a refresh token by a claim', { typ: 'Refresh' }, {}],
    ['an offline token by a claim', { typ: 'Offline' }, {}],
    ['an ID token by the claim of its use', { token_use: 'id' }, {}],
    ['a refresh token by the claim of its type', { token_type: 'refresh_token' }, {}],
    ['a token that another client got', { azp: 'payroll' }, {}],
    ['a token that several others share', { azp: 'payroll', aud: [AUDIENCE, OTHER_AUDIENCE] }, {}],
  ])('refuses %s, even if the right key signed it', async (_, over, header) => {
    expect(await codeFor(forge({}, {}))).toBe('not-admin');
    expect(await codeFor(forge(over, header))).toBe('token-invalid');
  });
  it.each([
    ['iat', 60],
    ['nbf', 60],
    ['iat', 10 * 365 * 24 * 3_600],
  ])('refuses a token whose %s is %d s ahead, and takes one within the skew', async (claim, ahead) => {
    expect(await codeFor(forge({ [claim]: now + ahead, exp: now + 2 * ahead }))).toBe('token-invalid');
    expect(await codeFor(forge({ [claim]: Math.floor(Date.now() / 1_000) + 3 }))).toBe('not-admin');
    expect(await codeFor(forge({ [claim]: 'soon' }))).toBe('token-invalid');
  });
  it('takes a token issued to the audience itself, and the media type in full', async () => {
    expect(await codeFor(forge({ azp: AUDIENCE }))).toBe('not-admin');
    expect(await codeFor(forge({}, { typ: 'application/at+jwt' }))).toBe('not-admin');
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

describe('the signature of a token', () => {
  const BY_KEYS = [
    ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
    ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
  ];
  let keys: ReadonlyMap<string, JWK>;
  let provider: Provider;
  beforeAll(async () => {
    keys = new Map(await Promise.all(BY_KEYS.map(async (alg) => [alg, await newKey(alg, alg)] as const)));
    // The provider signs its own tokens with the first.
    provider = await startProvider([...keys.values()]);
  });
  afterAll(() => provider.stop());

  it.each(BY_KEYS)('may be of the kind %s', async (alg) => {
    const { issuer } = provider;
    const verifier = new OidcVerifier({
      ...{ issuer, audience: AUDIENCE, personClaim: 'sub', rolesClaim: ROLES_CLAIM },
      ...{ accessToken: AT_JWT, onKeysChanged: () => undefined },
    });
    const token = await new SignJWT({ sub: 'root', iss: issuer, aud: AUDIENCE, access: { plumbline: ['admin'] } })
      .setProtectedHeader({ alg, kid: alg, typ: 'at+jwt' })
      .setIssuedAt()
      .setExpirationTime('1 min')
      .sign(await importJWK(keys.get(alg) ?? {}, alg));
    expect((await verifier.verify(token)).principal).toEqual({ personId: 'root', roles: ['admin'] });
  });
});

describe('keys of an OpenID provider', () => {
  const COOLDOWN = 50;
  const open: Provider[] = [];
  const start = async (options: { keysMaxAge?: number; recheckAfter?: number; retryAfter?: number } = {}) => {
    const keys = [await newKey('one'), await newKey('two')] as const;
    const provider = await startProvider([keys[0]]);
    open.push(provider);
    const verifier = new OidcVerifier({
      issuer: provider.issuer,
      audience: AUDIENCE,
      personClaim: 'sub',
      rolesClaim: ROLES_CLAIM,
      accessToken: AT_JWT,
      keysCooldown: COOLDOWN,
      keysMaxAge: options.keysMaxAge ?? 60_000,
      retryAfter: options.retryAfter ?? 60_000,
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
  it('are asked for once while the provider is down, however many tokens come', async () => {
    const { provider, authenticator } = await start();
    const token = await provider.token('root');
    provider.setDown(true);
    for (let asked = 0; asked < 3; asked += 1)
      await expect(authenticator.authenticate(token)).rejects.toMatchObject({ name: 'IssuerUnavailable' });
    expect(provider.counts.discovery).toBe(1);
  });
  it('are found once the provider is there again', async () => {
    const { provider, authenticator } = await start({ retryAfter: 1 });
    const token = await provider.token('root');
    provider.setDown(true);
    await expect(authenticator.authenticate(token)).rejects.toMatchObject({ name: 'IssuerUnavailable' });
    provider.setDown(false);
    const personId = () =>
      authenticator.authenticate(token).then(
        (principal) => principal.personId,
        () => undefined,
      );
    for (let looks = 0; looks < 200 && (await personId()) === undefined; looks += 1) await sleep(10);
    expect(await personId()).toBe('root');
  });
  it('are not read from a discovery document of another issuer', async () => {
    const { provider, keys } = await start();
    const verifier = new OidcVerifier({
      issuer: `${provider.issuer}/`,
      audience: AUDIENCE,
      personClaim: 'sub',
      rolesClaim: 'roles',
      accessToken: AT_JWT,
      onKeysChanged: () => undefined,
    });
    const claims = { ...decodeJwt(await provider.token('root')), iss: `${provider.issuer}/` };
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' });
    await expect(verifier.verify(await token.sign(await importJWK(keys[0], 'RS256')))).rejects.toMatchObject({
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

describe('a provider that marks access tokens in a way of its own', () => {
  let provider: Provider;
  let key: JWK;
  const answers = async (env: Record<string, string>, ...tokens: readonly [object, object?][]) => {
    const server = await temporaryApp({
      PLUMBLINE_OIDC_ISSUER: provider.issuer,
      PLUMBLINE_OIDC_AUDIENCE: AUDIENCE,
      ...env,
    });
    const now = Math.floor(Date.now() / 1_000);
    const statuses: number[] = [];
    for (const [claims, header = {}] of tokens) {
      const token = new SignJWT({ sub: 'p1', iss: provider.issuer, aud: AUDIENCE, iat: now, exp: now + 60, ...claims });
      const signed = await token
        .setProtectedHeader({ alg: 'RS256', kid: 'one', typ: 'JWT', ...header })
        .sign(await importJWK(key, 'RS256'));
      const answer = await server.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${signed}` } });
      statuses.push(answer.statusCode);
    }
    await server.close();
    return statuses;
  };
  beforeAll(async () => {
    key = await newKey('one');
    provider = await startProvider([key]);
  });
  afterAll(() => provider.stop());

  it('has them told by a claim with a value', async () => {
    const rule = { PLUMBLINE_OIDC_ACCESS_CLAIM: 'token_use=access' };
    const tokens = [{ token_use: 'access' }, { token_use: 'id' }, {}, { token_use: ['access'] }] as const;
    expect(await answers(rule, ...tokens.map((claims): [object] => [claims]))).toEqual([200, 401, 401, 401]);
  });
  it('has them told by a claim of any value, and an ID token has none of those', async () => {
    const rule = { PLUMBLINE_OIDC_ACCESS_CLAIM: 'scope' };
    const taken = [{ scope: 'use' }, { scope: ['use'] }, { scope: 'use', typ: 'Bearer' }];
    const other = [{}, ...['', [], {}, false, 0, null].map((scope) => ({ scope }))];
    const foreign = [{ nonce: 'n' }, { typ: 'Refresh' }, { token_use: 'id' }].map((of) => ({ scope: 'use', ...of }));
    const tokens = [...taken, ...other, ...foreign].map((claims): [object] => [claims]);
    expect(await answers(rule, ...tokens)).toEqual([...taken.map(() => 200), ...[...other, ...foreign].map(() => 401)]);
  });
  it('has only tokens of the named clients taken, by azp or client_id', async () => {
    const rule = { PLUMBLINE_OIDC_CLIENTS: 'web, cli' };
    const at = { typ: 'at+jwt' };
    expect(
      await answers(
        rule,
        [{ azp: 'web' }, at],
        [{ client_id: 'cli' }, at],
        [{ azp: 'payroll' }, at],
        [{ client_id: 'payroll' }, at],
        [{ azp: 'payroll', client_id: 'web' }, at],
        [{}, at],
      ),
    ).toEqual([200, 200, 401, 401, 401, 401]);
  });
});

describe('keys that the provider of a running server exchanges', () => {
  it('make tokens of the dropped key worthless at once, those in use too', async () => {
    const keys = [await newKey('one'), await newKey('two')] as const;
    const provider = await startProvider([keys[0]]);
    const server = await temporaryApp({ PLUMBLINE_OIDC_ISSUER: provider.issuer, PLUMBLINE_OIDC_AUDIENCE: AUDIENCE });
    const ask = async (token: string) =>
      (await server.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })).statusCode;
    const old = await provider.token('root');
    expect([await ask(old), await ask(old)]).toEqual([200, 200]);
    provider.rotate([keys[1]]);
    expect(await ask(old)).toBe(200);
    const real = Date.now;
    // The provider is asked again for a key that nobody knows after ten seconds, and not before.
    Date.now = () => real() + 11_000;
    try {
      expect(await ask(await provider.token('reader'))).toBe(200);
      expect(await ask(old)).toBe(401);
    } finally {
      Date.now = real;
      await server.close();
      await provider.stop();
    }
  });
});
