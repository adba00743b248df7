import { createPublicKey, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { isPersonId, type PersonId } from '@plumbline/domain';
import type { Role } from '../principal.js';
import { openKey } from './key-file.js';
import { refusalOf } from './refusal.js';
import { CLOCK_TOLERANCE, claimsOf } from './claims.js';
import { AT_ONCE, type TokenVerifier, verifiedOf } from './verified.js';

export const EMBEDDED_ISSUER = 'plumbline-embedded';
export const EMBEDDED_AUDIENCE = 'plumbline';
const ALGORITHM = 'EdDSA';
const TYPE = 'at+jwt';

/** `ttl` in seconds, at most a year. */
export type TokenRequest = Readonly<{ subject: PersonId; roles?: readonly Role[]; ttl?: number }>;

const YEAR = 366 * 24 * 3_600;
const HOUR = 3_600;

/** Signs and checks tokens with the key of a data directory: sign-in without a provider, for one machine. */
export class EmbeddedIssuer {
  private readonly privateKey;
  private readonly publicKey;

  /** `keyFile`: of the key, where it is given and not made in the data directory. */
  constructor(dataDir: string, keyFile: string | null = null) {
    this.privateKey = openKey(dataDir, keyFile);
    this.publicKey = createPublicKey(this.privateKey);
  }

  /** A token for the API; throws `RangeError` on a subject that is no person id, or on a lifetime out of range. */
  issueToken({ subject, roles = [], ttl = HOUR }: TokenRequest): Promise<string> {
    if (!isPersonId(subject)) throw new RangeError('The subject of a token is a person id.');
    if (!(ttl >= 1 && ttl <= YEAR)) throw new RangeError('A token lives from one second to a year.');
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ roles: [...roles] })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
      .setIssuer(EMBEDDED_ISSUER)
      .setAudience(EMBEDDED_AUDIENCE)
      .setSubject(subject)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + Math.floor(ttl))
      .sign(this.privateKey);
  }

  readonly verify: TokenVerifier = async (token, admit = AT_ONCE) => {
    try {
      claimsOf(token, { issuer: EMBEDDED_ISSUER, audience: EMBEDDED_AUDIENCE, algorithms: [ALGORITHM] });
      await admit();
      const { payload } = await jwtVerify(token, this.publicKey, {
        algorithms: [ALGORITHM],
        issuer: EMBEDDED_ISSUER,
        audience: EMBEDDED_AUDIENCE,
        typ: TYPE,
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      return verifiedOf(payload, { person: 'sub', roles: 'roles' });
    } catch (error) {
      throw refusalOf(error);
    }
  };
}
