/** The token is not valid; `reason` says why, without any part of the token. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  constructor(
    readonly code: 'token-expired' | 'token-invalid',
    reason: string,
  ) {
    super(reason);
  }
}

/** More unknown signatures wait to be checked for one address than can be. */
export class ChecksExhausted extends Error {
  override readonly name = 'ChecksExhausted';
}

/** The provider's keys cannot be fetched, so none of its tokens can be verified now. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}
