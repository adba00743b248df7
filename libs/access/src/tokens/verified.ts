import type { JWTPayload } from 'jose';
import { isPersonId } from '@plumbline/domain';
import { type Principal, type Role, ROLES } from '../principal.js';
import { claimAt } from './claims.js';
import { TokenRefused } from './token-errors.js';

/** `expiresAt` in seconds since 1970, as the token has it. */
export type Verified = Readonly<{ principal: Principal; expiresAt: number }>;

/**
 * Checks a token; throws `TokenRefused` or `IssuerUnavailable`. `admit` is awaited before the signature is checked, and not at all for
 * a token that its own claims refuse: a signature is what costs time.
 */
export type TokenVerifier = (token: string, admit?: Admit) => Promise<Verified>;
/** Resolves when a signature may be checked; throws where none may. */
export type Admit = () => Promise<void>;
export const AT_ONCE: Admit = () => Promise.resolve();

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
