import { sha256 } from '@plumbline/canonical';
import { LRUCache } from 'lru-cache';
import type { Principal } from '../principal.js';
import { TokenRefused } from './token-errors.js';
import { CLOCK_TOLERANCE, type TokenVerifier } from './verified.js';

/** `until` in milliseconds since 1970. */
type Entry = Readonly<{ principal: Principal; until: number }>;

export type AuthenticatorOptions = Readonly<{
  /** Verified tokens that are cached at most. */
  capacity?: number;
  /** Milliseconds after which a token is verified again, so that tokens of a revoked key expire. */
  recheckAfter?: number;
  clock?: () => number;
}>;

const LONGEST_TOKEN = 8_192;
const SHAPE = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Tells who a token speaks for. A signature check costs more than most requests, so verified tokens are cached by digest:
 * never beyond their expiry, never longer than `recheckAfter`, at most `capacity` of them, and none once `forget` is called.
 */
export class Authenticator {
  private readonly verified: LRUCache<string, Entry>;
  private readonly recheckAfter: number;
  private readonly clock: () => number;
  private generation = 0;

  constructor(
    private readonly verify: TokenVerifier,
    { capacity = 10_000, recheckAfter = 60_000, clock = Date.now }: AuthenticatorOptions = {},
  ) {
    this.verified = new LRUCache({ max: capacity });
    this.recheckAfter = recheckAfter;
    this.clock = clock;
  }

  /** The cached principal of the token; undefined says nothing about the token. */
  lately(token: string): Principal | undefined {
    return this.find(sha256(token));
  }

  /** Throws `TokenRefused` or `IssuerUnavailable`. */
  async authenticate(token: string): Promise<Principal> {
    if (token.length > LONGEST_TOKEN || !SHAPE.test(token))
      throw new TokenRefused('token-invalid', 'This is no token.');
    const digest = sha256(token);
    return this.find(digest) ?? (await this.check(token, digest));
  }

  /** Forgets every verified token. */
  forget(): void {
    this.verified.clear();
    this.generation += 1;
  }

  private find(digest: string): Principal | undefined {
    const entry = this.verified.get(digest);
    return entry !== undefined && entry.until > this.clock() ? entry.principal : undefined;
  }

  private async check(token: string, digest: string): Promise<Principal> {
    const began = this.generation;
    const { principal, expiresAt } = await this.verify(token);
    const until = Math.min((expiresAt + CLOCK_TOLERANCE) * 1_000, this.clock() + this.recheckAfter);
    // This check may have used keys that were revoked while it ran.
    if (this.generation === began) this.verified.set(digest, { principal, until });
    return principal;
  }
}
