import { readConfig } from '@plumbline/platform';
import { welcome } from './welcome.js';

describe('the first words of a server', () => {
  it.each([true, false])(
    'name no embedded token where a provider signs people in (sample: %s)',
    async (holdsSample) => {
      const oidc = { PLUMBLINE_OIDC_ISSUER: 'https://id.example', PLUMBLINE_OIDC_AUDIENCE: 'plumbline' };
      const text = await welcome(readConfig(oidc), 'http://127.0.0.1:3000', holdsSample);
      expect(text).not.toMatch(/plumbline token|eyJ/);
      expect(text).toContain('Sign-in: access tokens of the configured OpenID provider');
    },
  );
  it('say how to get a token where there is no sample to look at', async () => {
    expect(await welcome(readConfig({}), 'http://127.0.0.1:3000', false)).toContain('npx plumbline token --sub');
  });
});
