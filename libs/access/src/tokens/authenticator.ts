import { sha256 } from '@plumbline/canonical';
import { LRUCache } from 'lru-cache';
import type { Principal } from '../principal.js';
import { TokenRefused } from './token-errors.js';
import { CLOCK_TOLERANCE } from './claims.js';
import { type Admit, AT_ONCE, type TokenVerifier, type Verified } from './verified.js';

/** From when until when it holds, in milliseconds since 1970. */
type Entry = Readonly<{ principal: Principal; from: number; until: number }>;

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
  /** By digest: the checks that are running. */
  private readonly running = new Map<string, Promise<Principal>>();

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

  /** Throws `TokenRefused` or `IssuerUnavailable`, and what `admit` throws, which is asked before a signature is checked. */
  async authenticate(token: string, admit: Admit = AT_ONCE): Promise<Principal> {
    if (token.length > LONGEST_TOKEN || !SHAPE.test(token))
      throw new TokenRefused('token-invalid', 'This is no token.');
    const digest = sha256(token);
    return this.find(digest) ?? (await this.checkOnce(token, digest, admit));
  }

  /** Forgets every verified token. */
  forget(): void {
    this.verified.clear();
    this.running.clear();
    this.generation += 1;
  }

  private find(digest: string): Principal | undefined {
    const entry = this.verified.get(digest);
    const now = this.clock();
    return entry !== undefined && entry.from <= now && now < entry.until ? entry.principal : undefined;
  }

  /** Whoever sends the same token meanwhile waits for the same check. */
  private checkOnce(token: string, digest: string, admit: Admit): Promise<Principal> {
    const running = this.running.get(digest);
    if (running !== undefined) return running;
    const check = this.check(token, digest, admit).finally(() => this.running.delete(digest));
    this.running.set(digest, check);
    return check;
  }

  private async check(token: string, digest: string, admit: Admit): Promise<Principal> {
    const began = this.generation;
    const { principal, expiresAt }: Verified = await this.verify(token, admit);
    const now = this.clock();
    const until = Math.min((expiresAt + CLOCK_TOLERANCE) * 1_000, now + this.recheckAfter);
    // A clock that is set back must not make it count for longer.
    const from = now - CLOCK_TOLERANCE * 1_000;
    // This check may have used keys that were revoked while it ran.
    if (this.generation === began) this.verified.set(digest, { principal, from, until });
    return principal;
  }
}
