import { metricsAccess } from './metrics-token.js';

const TOKEN = 'a-token-of-thirty-two-characters';

describe('figures', () => {
  it('are read with the configured token and no other', () => {
    expect(metricsAccess(TOKEN, `Bearer ${TOKEN}`)).toBe('granted');
    expect(metricsAccess(TOKEN, `bearer  ${TOKEN}`)).toBe('granted');
    for (const given of [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      `Bearer ${TOKEN}x`,
      `Basic ${TOKEN}`,
      TOKEN,
      'Bearer undefined',
    ])
      expect([given, metricsAccess(TOKEN, given)]).toEqual([given, 'refused']);
  });
  it('are not there without a configured token, whatever is sent', () => {
    for (const given of [undefined, 'Bearer null', 'Bearer ', `Bearer ${TOKEN}`])
      expect([given, metricsAccess(null, given)]).toEqual([given, 'absent']);
  });
});
