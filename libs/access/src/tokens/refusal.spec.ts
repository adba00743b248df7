import { errors } from 'jose';
import { refusalOf } from './refusal.js';
import { ChecksExhausted, IssuerUnavailable, TokenRefused } from './token-errors.js';

describe('what a failed check of a token means', () => {
  it.each([
    ['it expired', new errors.JWTExpired('secret', {}), 'token-expired', 'The token has expired.'],
    ['a claim is wrong', new errors.JWTClaimValidationFailed('secret', {}, 'aud'), 'token-invalid', /claim aud is not/],
    ['its signature is wrong', new errors.JWSSignatureVerificationFailed('secret'), 'token-invalid', /not one that/],
    ['nobody knows', 'secret', 'token-invalid', /not one that/],
  ])('is told without words of the library: %s', (_, error, code, said) => {
    const refusal = refusalOf(error);
    expect(refusal).toMatchObject({ code });
    expect(refusal.message).toMatch(said);
    expect(refusal.message).not.toContain('secret');
  });
  it('stays what it is where it is told already', () => {
    for (const told of [
      new TokenRefused('token-invalid', 'No.'),
      new IssuerUnavailable('Away.'),
      new ChecksExhausted('Full.'),
    ])
      expect(refusalOf(told)).toBe(told);
  });
});
