import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivateKey } from 'node:crypto';
import { EMBEDDED_AUDIENCE, EMBEDDED_ISSUER, KEY_FILE } from '@plumbline/access';
import { base64url, SignJWT, UnsecuredJWT } from 'jose';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

describe('a token of the embedded issuer', () => {
  let server: TemporaryApp;
  let key: KeyObject;
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    sub: 'root',
    roles: ['admin'],
    iss: EMBEDDED_ISSUER,
    aud: EMBEDDED_AUDIENCE,
    iat: now,
    exp: now + 60,
  };
  const sign = (
    over: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
    by: KeyObject | Uint8Array = key,
  ) =>
    new SignJWT(JSON.parse(JSON.stringify({ ...claims, ...over })) as Record<string, unknown>)
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...header })
      .sign(by);
  const ask = (token: string, scheme = 'Bearer') =>
    server.app.inject({ url: '/v1/projections', headers: { authorization: `${scheme} ${token}` } });
  const codeFor = async (token: string | Promise<string>) => {
    const answer = await ask(await token);
    return answer.statusCode === 401 ? answer.json<{ code: string }>().code : answer.statusCode;
  };

  beforeAll(async () => {
    server = await temporaryApp();
    key = createPrivateKey(readFileSync(join(server.dataDir, KEY_FILE)));
  });
  afterAll(() => server.close());

  it('is accepted if everything about it is right', async () => {
    expect(await codeFor(sign())).toBe(200);
    expect((await ask(await sign(), 'bearer')).statusCode).toBe(200);
  });
  it.each([
    ['another issuer', { iss: 'https://evil.example' }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'somebody-else' }],
    ['no audience', { aud: undefined }],
    ['no subject', { sub: undefined }],
    ['a subject that is no person id', { sub: 'a b' }],
    ['a subject that is an object', { sub: { $ne: '' } }],
    ['no expiry', { exp: undefined }],
    ['a start in the future', { nbf: now + 600 }],
    ['a start that is no time', { nbf: 'soon' }],
    ['a time of issue in the future', { iat: now + 600 }],
    ['a time of issue ten years ahead', { iat: now + 315_360_000, exp: now + 315_363_600 }],
    ['no time of issue', { iat: undefined }],
  ])('is refused with %s', async (_, over) => {
    expect(await codeFor(sign(over))).toBe('token-invalid');
  });
  it('is accepted if its issuer is ahead by less than five seconds', async () => {
    const ahead = Math.floor(Date.now() / 1_000) + 3;
    expect(await codeFor(sign({ iat: ahead, nbf: ahead }))).toBe(200);
  });
  it('is refused with its own code once it has expired', async () => {
    const answer = await ask(await sign({ exp: now - 6 }));
    expect(answer.json()).toMatchObject({ status: 401, code: 'token-expired' });
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  });
  it('is refused if another key signed it', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    expect(await codeFor(sign({}, {}, privateKey))).toBe('token-invalid');
  });
  it('is refused if one character was changed', async () => {
    const token = await sign({ roles: [] });
    const [header = '', payload = '', signature = ''] = token.split('.');
    const forged = base64url.encode(JSON.stringify({ ...claims, roles: ['admin', 'auditor'] }));
    expect(await codeFor(`${header}.${forged}.${signature}`)).toBe('token-invalid');
    expect(await codeFor(`${header}.${payload}.${signature.slice(0, -4)}AAAA`)).toBe('token-invalid');
  });
  it('is refused without a signature', async () => {
    const none = new UnsecuredJWT({ ...claims }).encode();
    expect(await codeFor(none)).toBe('token-invalid');
    expect(await codeFor(`${none}x`)).toBe('token-invalid');
  });
  it('is refused if the public key was used as a shared secret', async () => {
    const secret = createPublicKey(key).export({ type: 'spki', format: 'pem' });
    expect(await codeFor(sign({}, { alg: 'HS256' }, Buffer.from(secret)))).toBe('token-invalid');
  });
  it('is refused with a header that brings a key', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const jwk = publicKey.export({ format: 'jwk' });
    expect(await codeFor(sign({}, { jwk }, privateKey))).toBe('token-invalid');
  });
  it('is refused as a token of another kind', async () => {
    expect(await codeFor(sign({}, { typ: 'JWT' }))).toBe('token-invalid');
  });
  it.each(['', 'a', 'a.b', 'a.b.c', `${'a'.repeat(9_000)}.b.c`, '....'])('is refused if it is %.20j', async (token) => {
    expect((await ask(token)).statusCode).toBe(401);
  });
  it('gives no unknown role', async () => {
    expect(await codeFor(sign({ roles: ['root', 'administrator'] }))).toBe(403);
  });
  it('is not accepted in the address or a cookie', async () => {
    const token = await sign();
    const url = `/v1/projections?access_token=${token}`;
    const answer = await server.app.inject({ url, cookies: { token } });
    expect(answer.statusCode).toBe(401);
  });
});
