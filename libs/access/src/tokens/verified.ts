import type { JWTPayload } from 'jose';
import { isPersonId } from '@plumbline/domain';
import { type Principal, type Role, ROLES } from '../principal.js';
import { TokenRefused } from './token-errors.js';

/** `expiresAt` in seconds since 1970, as the token has it. */
export type Verified = Readonly<{ principal: Principal; expiresAt: number }>;
export type TokenVerifier = (token: string) => Promise<Verified>;

/** Seconds that the clocks of an issuer and of this machine may differ by. */
export const CLOCK_TOLERANCE = 5;

/** A claim by its name, else by a path of names such as realm_access.roles. */
const claimAt = (payload: JWTPayload, name: string): unknown => {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name
    .split('.')
    .reduce<unknown>((at, part) => (isRecord(at) && Object.hasOwn(at, part) ? at[part] : undefined), payload);
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const wordsOf = (claim: unknown): readonly unknown[] => {
  if (typeof claim === 'string') return claim.split(' ');
  return Array.isArray(claim) ? claim : [];
};

const rolesIn = (claim: unknown): readonly Role[] => {
  const words = wordsOf(claim);
  return ROLES.filter((role) => words.includes(role));
};

/** Roles that Plumbline does not know are left out: providers put many into one claim. */
export const verifiedOf = (payload: JWTPayload, claims: Readonly<{ person: string; roles: string }>): Verified => {
  const personId = claimAt(payload, claims.person);
  if (!isPersonId(personId)) throw new TokenRefused('token-invalid', `The claim ${claims.person} is not a person id.`);
  return {
    principal: { personId, roles: rolesIn(claimAt(payload, claims.roles)) },
    expiresAt: payload.exp ?? 0,
  };
};
