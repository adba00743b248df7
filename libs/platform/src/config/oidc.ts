import type { Variables } from './variables.js';

/** Trust tokens of this provider, for this audience, and nobody else's. */
export type OidcConfig = Readonly<{
  issuer: string;
  audience: string;
  personClaim: string;
  rolesClaim: string;
  accessToken: Readonly<{
    /** A claim that only access tokens have; null where their header says so, as RFC 9068 wants it. */
    claim: Readonly<{ name: string; value: string | null }> | null;
    /** Clients, besides the audience itself, whose tokens are taken. */
    clients: readonly string[];
  }>;
}>;

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

const isSafeIssuer = (issuer: string): boolean => {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname, search, hash } = new URL(issuer);
  const safe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return safe && search === '' && hash === '';
};

/** `name=value`, or `name` where any value will do. */
const readClaim = (variables: Variables): OidcConfig['accessToken']['claim'] => {
  const rule = variables.find('PLUMBLINE_OIDC_ACCESS_CLAIM');
  if (rule === undefined) return null;
  const [, name = '', value = null] = /^([^=\s]+)(?:=(\S+))?$/.exec(rule) ?? [];
  if (name === '')
    variables.refuse('PLUMBLINE_OIDC_ACCESS_CLAIM', 'set it to a claim, such as scope, or token_use=access');
  return { name, value };
};

const readClients = (variables: Variables): readonly string[] =>
  (variables.find('PLUMBLINE_OIDC_CLIENTS') ?? '').split(/[\s,]+/).filter((client) => client !== '');

/** Null where no issuer is named: then the embedded one is trusted. */
export const readOidc = (variables: Variables): OidcConfig | null => {
  const issuer = variables.find('PLUMBLINE_OIDC_ISSUER');
  const audience = variables.find('PLUMBLINE_OIDC_AUDIENCE');
  if (issuer === undefined) {
    if (audience !== undefined)
      variables.refuse('PLUMBLINE_OIDC_ISSUER', 'set it too, or unset PLUMBLINE_OIDC_AUDIENCE');
    return null;
  }
  if (!isSafeIssuer(issuer)) variables.refuse('PLUMBLINE_OIDC_ISSUER', 'set it to the https address of the provider');
  if (audience === undefined) {
    variables.refuse(
      'PLUMBLINE_OIDC_AUDIENCE',
      'set it to the audience that the provider puts into tokens for Plumbline',
    );
  }
  return {
    issuer,
    audience: audience ?? '',
    personClaim: variables.text('PLUMBLINE_OIDC_PERSON_CLAIM', 'sub'),
    rolesClaim: variables.text('PLUMBLINE_OIDC_ROLES_CLAIM', 'roles'),
    accessToken: { claim: readClaim(variables), clients: readClients(variables) },
  };
};
