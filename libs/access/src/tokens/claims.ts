import { decodeJwt, decodeProtectedHeader, type JWTPayload, type ProtectedHeaderParameters } from 'jose';
import { TokenRefused } from './token-errors.js';

/** Seconds that the clocks of an issuer and of this machine may differ by. */
export const CLOCK_TOLERANCE = 5;

/** A claim by its name, else by a path of names such as realm_access.roles. */
export const claimAt = (payload: JWTPayload, name: string): unknown => {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name
    .split('.')
    .reduce<unknown>((at, part) => (isRecord(at) && Object.hasOwn(at, part) ? at[part] : undefined), payload);
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export type Claimed = Readonly<{ header: ProtectedHeaderParameters; payload: JWTPayload }>;
export type Expected = Readonly<{ issuer: string; audience: string; algorithms: readonly string[] }>;

const wrong = (claim: string): TokenRefused =>
  new TokenRefused('token-invalid', `The token's claim ${claim} is not what this server takes.`);

const claimed = (token: string): Claimed => {
  try {
    return { header: decodeProtectedHeader(token), payload: decodeJwt(token) };
  } catch {
    throw new TokenRefused('token-invalid', 'This is no token.');
  }
};

const isTime = (claim: unknown): claim is number => typeof claim === 'number' && Number.isFinite(claim);

/** A token from the future is one of a clock that was set back since, or of a forger. */
const ensureOfThisTime = ({ exp, iat, nbf }: JWTPayload, nowSeconds: number): void => {
  if (!isTime(exp)) throw wrong('exp');
  if (exp + CLOCK_TOLERANCE <= nowSeconds) throw new TokenRefused('token-expired', 'The token has expired.');
  if (iat === undefined) throw wrong('iat');
  for (const [claim, from] of Object.entries({ iat, nbf }))
    if (from !== undefined && (!isTime(from) || from > nowSeconds + CLOCK_TOLERANCE)) throw wrong(claim);
};

const isAmong = (value: unknown, values: readonly string[]): boolean =>
  typeof value === 'string' && values.includes(value);

/**
 * What the token says of itself, before anybody knows whether it is true: throws `TokenRefused` where it would be refused even with a
 * sound signature, which is then never checked.
 */
export const claimsOf = (token: string, { issuer, audience, algorithms }: Expected): Claimed => {
  const { header, payload } = claimed(token);
  if (!isAmong(header.alg, algorithms)) throw wrong('alg');
  if (payload.iss !== issuer) throw wrong('iss');
  const audiences = Array.isArray(payload.aud) ? payload.aud : [payload.aud];
  if (!audiences.includes(audience)) throw wrong('aud');
  ensureOfThisTime(payload, Date.now() / 1_000);
  return { header, payload };
};
