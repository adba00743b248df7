import { EmbeddedIssuer } from '@plumbline/access';
import type { Config } from '@plumbline/platform';
import { ROLES } from './sample/people.js';

type Name = keyof typeof ROLES;

const TWELVE_HOURS = 12 * 3_600;

const ROLE_OF: Partial<Record<Name, 'admin' | 'auditor'>> = {
  admin: 'admin',
  'second admin': 'admin',
  auditor: 'auditor',
};
const rolesOf = (name: Name): readonly ('admin' | 'auditor')[] => [ROLE_OF[name] ?? []].flat();

const tokenLines = async ({ dataDir, signingKeyFile }: Config): Promise<readonly string[]> => {
  const issuer = new EmbeddedIssuer(dataDir, signingKeyFile);
  const names = Object.keys(ROLES) as Name[];
  return Promise.all(
    names.map(async (name) => {
      const token = await issuer.issueToken({ subject: ROLES[name], roles: rolesOf(name), ttl: TWELVE_HOURS });
      return `  ${`${name} (${ROLES[name]})`.padEnd(26)} ${token}`;
    }),
  );
};

const curl = (url: string, path: string): string => `  curl -H "Authorization: Bearer $TOKEN" ${url}${path}`;

/** What a new user does next. Tokens are shown where there is a sample to look at with them, and nowhere else. */
export const welcome = async (config: Config, url: string, holdsSample: boolean): Promise<string> => {
  const lines = [``, `Plumbline answers at ${url}, its contract at ${url}/docs`];
  if (config.oidc !== null) {
    lines.push('Sign-in: access tokens of the configured OpenID provider, and no others.', '');
    return lines.join('\n');
  }
  if (!holdsSample) {
    lines.push('Tokens: npx plumbline token --sub <person id> [--role admin|auditor]');
    lines.push(
      'Give the role admin to two people: erasing somebody, and handing out what is kept about them, takes both.',
      '',
    );
    return lines.join('\n');
  }
  return [
    ...lines,
    '',
    'It holds the sample, whose people have their names as ids: without it such ids are refused, see PLUMBLINE_NAMED_IDS.',
    'Tokens for twelve hours, one for each role:',
    ...(await tokenLines(config)),
    '',
    'First steps, with TOKEN set to one of them (try the manager, then the chair):',
    curl(url, '/v1/me'),
    curl(url, '/v1/nominations'),
    curl(url, '/v1/cycles'),
    '',
  ].join('\n');
};
