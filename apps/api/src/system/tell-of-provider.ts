import { providerProblem } from '@plumbline/access';
import type { Logger, OidcConfig } from '@plumbline/platform';

/** A provider that is away stops no start, and nobody can sign in: the log says so before anybody tries. */
export const tellOfProvider = async (oidc: OidcConfig | null, log: Pick<Logger, 'warn'>): Promise<void> => {
  if (oidc === null) return;
  const problem = await providerProblem(oidc.issuer);
  if (problem !== undefined) log.warn({ issuer: oidc.issuer, problem }, 'the OpenID provider cannot be used now');
};
