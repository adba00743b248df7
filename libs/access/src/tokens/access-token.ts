import { claimAt, type Claimed } from './claims.js';
import { TokenRefused } from './token-errors.js';

/** How the provider marks the tokens that are meant for an API. */
export type AccessTokenRule = Readonly<{
  /** A claim that only access tokens have, with the value it must have, if any; null where their header says at+jwt (RFC 9068). */
  claim: Readonly<{ name: string; value: string | null }> | null;
  /** Whose tokens are taken besides those issued to the audience itself, by `azp`; where some are named, by `client_id` too. */
  clients: readonly string[];
}>;

const AT_JWT = /^(application\/)?at\+jwt$/i;
/** Of ID tokens and of logout tokens, whatever else they say. */
const FOREIGN = ['nonce', 'at_hash', 'c_hash', 's_hash', 'events'];

/** What providers call the kind of a token in claims; those are words for tokens that are for something else. */
const KINDS = ['typ', 'token_use', 'token_type', 'tokenType'];
const OTHER_KIND = /^(id|refresh|offline|logout|id[_-]?token|refresh[_-]?token|logout[_-]?token)$/i;
const isOfOtherKind = ({ payload }: Claimed): boolean =>
  KINDS.some((claim) => typeof payload[claim] === 'string' && OTHER_KIND.test(payload[claim]));

/** Of a claim that may have any value: it says something. */
const isSaid = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || (Array.isArray(value) && value.length > 0);

const refuse = (reason: string): TokenRefused => new TokenRefused('token-invalid', reason);

const isMarked = ({ header, payload }: Claimed, { claim }: AccessTokenRule): boolean => {
  if (claim === null) return AT_JWT.test(header.typ ?? '');
  const value = claimAt(payload, claim.name);
  return claim.value === null ? isSaid(value) : value === claim.value;
};

const ensureClient = ({ payload }: Claimed, audience: string, { clients }: AccessTokenRule): void => {
  const isOurs = (client: unknown): boolean => client === audience || clients.includes(client as string);
  const { azp, client_id: client } = payload;
  if (azp !== undefined && !isOurs(azp)) throw refuse('The token was issued to another client.');
  if (clients.length > 0 && !isOurs(azp ?? client)) throw refuse('The token was issued to another client.');
};

/** Throws `TokenRefused` for an ID token, a logout token, a refresh token, and a token that another client got. */
export const ensureAccessToken = (token: Claimed, audience: string, rule: AccessTokenRule): void => {
  const isForeign = FOREIGN.some((claim) => token.payload[claim] !== undefined);
  if (isForeign || isOfOtherKind(token) || !isMarked(token, rule)) throw refuse('This is no access token.');
  ensureClient(token, audience, rule);
};
