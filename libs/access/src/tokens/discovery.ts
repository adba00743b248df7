import { IssuerUnavailable } from './token-errors.js';

const TIMEOUT_MS = 5_000;

/** The configuration vouches for the issuer's address; keys must be behind https or on that same origin. */
const isSafe = ({ protocol, origin }: URL, issuer: string): boolean =>
  protocol === 'https:' || (protocol === 'http:' && origin === new URL(issuer).origin);

/** Address of the provider's keys, from its discovery document; throws `IssuerUnavailable` on anything unexpected. */
export const discoverKeys = async (issuer: string): Promise<URL> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  if (!response.ok)
    throw new IssuerUnavailable(`The token issuer answers its discovery with ${response.status.toString()}.`);
  const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  // A document of another issuer would make us trust that issuer's keys.
  if (document.issuer !== issuer) throw new IssuerUnavailable('The discovery document names another issuer.');
  if (typeof document.jwks_uri !== 'string' || !URL.canParse(document.jwks_uri)) {
    throw new IssuerUnavailable('The discovery document names no keys.');
  }
  const keys = new URL(document.jwks_uri);
  if (!isSafe(keys, issuer)) throw new IssuerUnavailable('The keys of the token issuer are not behind https.');
  return keys;
};

/** Which host and why, where there is no answer at all. */
const silence = (error: unknown): string => {
  const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
  return `The provider does not answer${code === undefined ? '' : ` (${code})`}.`;
};

/** For the operator: why nobody can sign in now, and what helps; undefined where the provider answers as it should. Stops no start. */
export const providerProblem = async (issuer: string): Promise<string | undefined> => {
  try {
    await discoverKeys(issuer);
    return undefined;
  } catch (error) {
    const why = error instanceof IssuerUnavailable ? error.message : silence(error);
    return `${why} Nobody can sign in until it does as it should: start the provider, or set PLUMBLINE_OIDC_ISSUER to its address. The server starts without it, and asks it with the first token.`;
  }
};
