import { readConfig } from './config.js';
import { ConfigError, type Env } from './variables.js';

const problemsOf = (env: Env): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('the configuration', () => {
  it('has a default for every variable', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'development',
      host: '127.0.0.1',
      port: 3_000,
      projections: 'embedded',
      oidc: null,
      limits: { jsonBody: 1_048_576, documentBody: 5_242_880 },
    });
  });
  it('follows NODE_ENV, unless its own mode is set', () => {
    expect(readConfig({ NODE_ENV: 'production' }).mode).toBe('production');
    expect(readConfig({ NODE_ENV: 'production', PLUMBLINE_MODE: 'development' }).mode).toBe('development');
    expect(readConfig({ NODE_ENV: 'test' }).mode).toBe('development');
  });
  it('treats a blank variable as not set', () => {
    expect(readConfig({ PORT: ' ', HOST: '' })).toMatchObject({ port: 3_000, host: '127.0.0.1' });
  });
  it('names every wrong variable with the fix, and repeats no value', () => {
    const problems = problemsOf({
      PORT: '80a',
      LOG_LEVEL: 'hunter2',
      PLUMBLINE_PROJECTIONS: 'nowhere',
      PLUMBLINE_RATE_LIMIT: '-1',
    });
    expect(problems).toEqual([
      'PORT: set it to a whole number from 0 to 65535.',
      'LOG_LEVEL: set it to one of fatal, error, warn, info, debug, trace, silent.',
      'PLUMBLINE_PROJECTIONS: set it to one of embedded, worker.',
      'PLUMBLINE_RATE_LIMIT: set it to a whole number from 0 to 100000000.',
    ]);
  });
  it.each([
    '*',
    'console.example.org',
    'https://a.example/',
    'https://a.example/x',
    'ftp://a.example',
    'https://a.example https://b.example',
  ])('refuses the origin %s', (origins) => {
    expect(problemsOf({ PLUMBLINE_CORS_ORIGINS: origins })).toEqual([
      expect.stringMatching(/^PLUMBLINE_CORS_ORIGINS: set it to origins/u),
    ]);
  });
  it('takes origins with commas between them, and none by default', () => {
    expect(readConfig({}).corsOrigins).toEqual([]);
    const given = { PLUMBLINE_CORS_ORIGINS: 'https://a.example, http://127.0.0.1:5173,' };
    expect(readConfig(given).corsOrigins).toEqual(['https://a.example', 'http://127.0.0.1:5173']);
  });
  it('accepts an issuer with https or on loopback, and only with an audience', () => {
    const oidc = { PLUMBLINE_OIDC_ISSUER: 'https://id.example', PLUMBLINE_OIDC_AUDIENCE: 'plumbline' };
    expect(readConfig(oidc).oidc).toEqual({
      issuer: 'https://id.example',
      audience: 'plumbline',
      personClaim: 'sub',
      rolesClaim: 'roles',
      accessToken: { claim: null, clients: [] },
    });
    expect(problemsOf({ ...oidc, PLUMBLINE_OIDC_ISSUER: 'http://127.0.0.1:4000' })).toEqual([]);
    expect(problemsOf({ ...oidc, PLUMBLINE_OIDC_ISSUER: 'http://id.example' })).toHaveLength(1);
    expect(problemsOf({ PLUMBLINE_OIDC_ISSUER: 'https://id.example' })[0]).toMatch(/^PLUMBLINE_OIDC_AUDIENCE: set it/);
    expect(problemsOf({ PLUMBLINE_OIDC_AUDIENCE: 'plumbline' })[0]).toMatch(/^PLUMBLINE_OIDC_ISSUER: set it too/);
  });
});
