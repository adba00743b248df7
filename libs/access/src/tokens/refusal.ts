import { errors } from 'jose';
import { ChecksExhausted, IssuerUnavailable, TokenRefused } from './token-errors.js';

/** What a failed check means. Messages of the library are not passed on: they may quote the token. */
export const refusalOf = (error: unknown): Error => {
  if (error instanceof TokenRefused || error instanceof IssuerUnavailable || error instanceof ChecksExhausted)
    return error;
  if (error instanceof errors.JWTExpired) return new TokenRefused('token-expired', 'The token has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new TokenRefused('token-invalid', `The token's claim ${error.claim} is not what this server takes.`);
  }
  return new TokenRefused('token-invalid', 'The token is not one that this server trusts.');
};

/** The key set was fetched and has no key for this token; any other error means that it could not be fetched. */
export const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
