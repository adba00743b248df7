import { createRemoteJWKSet, type JSONWebKeySet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { discoverKeys } from './discovery.js';
import { isAboutToken, refusalOf } from './refusal.js';
import { IssuerUnavailable } from './token-errors.js';
import { type AccessTokenRule, ensureAccessToken } from './access-token.js';
import { CLOCK_TOLERANCE, claimsOf } from './claims.js';
import { AT_ONCE, type TokenVerifier, verifiedOf } from './verified.js';

export type OidcOptions = Readonly<{
  issuer: string;
  audience: string;
  personClaim: string;
  rolesClaim: string;
  accessToken: AccessTokenRule;
  /** Called when the provider's keys have changed: whatever was verified with the old ones must be verified again. */
  onKeysChanged: () => void;
  /** How long fetched keys are good, and how soon an unknown key makes us ask again, in milliseconds. */
  keysMaxAge?: number;
  keysCooldown?: number;
  /** How soon we ask again where its keys are, if it did not say, in milliseconds. */
  retryAfter?: number;
}>;

/** Signatures with a public key only: with a shared secret, everybody who can check a token can make one. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

type Keys = ReturnType<typeof createRemoteJWKSet>;

const keyFrom =
  (keys: Keys): JWTVerifyGetKey =>
  async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (isAboutToken(error)) throw error;
      throw new IssuerUnavailable('The keys of the token issuer can not be fetched.');
    }
  };

/** Checks tokens of one OpenID provider. Nothing is fetched before the first token comes. */
export class OidcVerifier {
  private keys: Promise<Keys> | undefined;
  private seen: JSONWebKeySet | undefined;

  constructor(private readonly options: OidcOptions) {}

  readonly verify: TokenVerifier = async (token, admit = AT_ONCE) => {
    const { issuer, audience, personClaim, rolesClaim, accessToken } = this.options;
    try {
      const claims = claimsOf(token, { issuer, audience, algorithms: ALGORITHMS });
      ensureAccessToken(claims, audience, accessToken);
      await admit();
      const keys = await this.discovered();
      const { payload } = await jwtVerify(token, keyFrom(keys), {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['sub', 'exp'],
      });
      this.noticeChange(keys);
      return verifiedOf(payload, { person: personClaim, roles: rolesClaim });
    } catch (error) {
      throw refusalOf(error);
    }
  };

  private noticeChange(keys: Keys): void {
    const current = keys.jwks();
    if (this.seen !== undefined && JSON.stringify(current) !== JSON.stringify(this.seen)) this.options.onKeysChanged();
    this.seen = current;
  }

  private discovered(): Promise<Keys> {
    this.keys ??= this.discover();
    return this.keys;
  }

  /** A failure is cached for a moment, so that not every request asks a provider that is down. */
  private async discover(): Promise<Keys> {
    const { issuer, keysMaxAge = 300_000, keysCooldown = 10_000, retryAfter = 2_000 } = this.options;
    try {
      const address = await discoverKeys(issuer);
      return createRemoteJWKSet(address, {
        cacheMaxAge: keysMaxAge,
        cooldownDuration: keysCooldown,
        timeoutDuration: 5_000,
      });
    } catch (error) {
      setTimeout(() => (this.keys = undefined), retryAfter).unref();
      throw error instanceof IssuerUnavailable ? error : new IssuerUnavailable('The token issuer does not answer.');
    }
  }
}
