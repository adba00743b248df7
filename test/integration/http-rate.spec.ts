import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMBEDDED_AUDIENCE, EMBEDDED_ISSUER, KEY_FILE } from '@plumbline/access';
import { SignJWT, UnsecuredJWT } from 'jose';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

const LIMIT = 20;

describe('an address that sends garbage', () => {
  let server: TemporaryApp;
  let forger: ReturnType<typeof generateKeyPairSync>['privateKey'];
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    sub: 'root',
    roles: ['admin'],
    iss: EMBEDDED_ISSUER,
    aud: EMBEDDED_AUDIENCE,
    iat: now,
    exp: now + 600,
  };
  const sign = (over: object = {}, header: object = {}, key = forger) =>
    new SignJWT({ ...claims, ...over }).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...header }).sign(key);
  const ask = async (authorization: string | undefined, url = '/v1/me') =>
    (await server.app.inject({ url, ...(authorization !== undefined && { headers: { authorization } }) })).statusCode;
  const valid = async (subject: string) => (await server.as(subject))['authorization'];

  beforeEach(async () => {
    server = await temporaryApp({ PLUMBLINE_RATE_LIMIT_ANONYMOUS: LIMIT.toString() });
    forger = generateKeyPairSync('ed25519').privateKey;
  });
  afterEach(() => server.close());

  const kinds: readonly (readonly [string, (at: number) => Promise<string | undefined> | string | undefined])[] = [
    ['no token', () => undefined],
    ['another scheme', () => 'Basic cm9vdDpyb290'],
    ['no header of a token', (at) => `Bearer ${at.toString()}.b.c`],
    ['an unsigned token', () => `Bearer ${new UnsecuredJWT(claims).encode()}x`],
    ['a token that is far too long', () => `Bearer ${'a'.repeat(9_000)}.b.c`],
    ['an expired token of the right key', async () => `Bearer ${await sign({ exp: now - 100 }, {}, keyOf(server))}`],
    ['a token for somebody else', async () => `Bearer ${await sign({ aud: 'payroll' }, {}, keyOf(server))}`],
    ['one forged token', async () => `Bearer ${await sign()}`],
    ['a forged token each time', async (at) => `Bearer ${await sign({ jti: at.toString() })}`],
    [
      'a forged token for somebody who is known',
      async (at) => `Bearer ${await sign({ sub: 'known', jti: at.toString() })}`,
    ],
  ];
  it.each(kinds)('keeps no valid token out, known or not: %s', async (_, garbage) => {
    const known = await valid('known');
    expect(await ask(known)).toBe(200);
    const statuses: number[] = [];
    for (let at = 0; at < LIMIT + 10; at += 1) statuses.push(await ask(await garbage(at)));
    expect(statuses.slice(0, LIMIT)).toEqual(Array.from({ length: LIMIT }, () => 401));
    expect(statuses.slice(LIMIT)).toEqual(Array.from({ length: 10 }, () => 429));
    expect(await ask(known)).toBe(200);
    for (const newcomer of ['new-1', 'new-2', 'new-3']) expect(await ask(await valid(newcomer))).toBe(200);
  });
  it('keeps no valid token out while its forged ones wait', async () => {
    const forged = await Promise.all(Array.from({ length: 300 }, (_, at) => sign({ jti: at.toString() })));
    const flood = forged.map((token) => ask(`Bearer ${token}`));
    const newcomers = await Promise.all(['new-1', 'new-2', 'new-3', 'new-4'].map(async (id) => ask(await valid(id))));
    expect(newcomers).toEqual([200, 200, 200, 200]);
    const statuses = await Promise.all(flood);
    expect(statuses.filter((status) => status === 401)).toHaveLength(LIMIT);
    expect(statuses.filter((status) => status === 429)).toHaveLength(300 - LIMIT);
  });
  it('is told to wait when too many of its tokens do', async () => {
    const forged = await Promise.all(Array.from({ length: 1_200 }, (_, at) => sign({ jti: at.toString() })));
    const statuses = await Promise.all(forged.map((token) => ask(`Bearer ${token}`)));
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(await ask(await valid('new'))).toBe(200);
  });
});

const keyOf = ({ dataDir }: TemporaryApp) => createPrivateKey(readFileSync(join(dataDir, KEY_FILE)));
