/** The token proves nothing; `reason` says why in words that give nothing of the token away. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  constructor(
    readonly code: 'token-expired' | 'token-invalid',
    reason: string,
  ) {
    super(reason);
  }
}

/** The provider's keys can not be had, so no token of its can be judged now. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}
