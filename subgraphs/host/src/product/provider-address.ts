import type { TokenTrust } from '@mirex/gateway/access/token';
import type { Login } from '@mirex/gateway/http/explorer-routes';
import { z } from 'zod';

/** Where an identity provider of the user's is. */
export interface ProviderAddress {
  readonly trust: TokenTrust;
  /** How the explorer logs in there. */
  readonly login?: Login | undefined;
}

const shape = z.object({
  TOKEN_ISSUER: z.url('TOKEN_ISSUER est l’adresse de l’émetteur des jetons d’accès'),
  TOKEN_JWKS: z.url({ protocol: /^https?$/, error: 'TOKEN_JWKS est l’adresse http(s):// des clés du fournisseur d’identité' }),
  TOKEN_AUDIENCE: z.string('TOKEN_AUDIENCE nomme le destinataire des jetons d’accès').min(1, 'TOKEN_AUDIENCE nomme le destinataire des jetons d’accès'),
  LOGIN_CLIENT_ID: z.string().min(1).optional(),
  LOGIN_SCOPE: z.string().min(1).default('openid'),
});

/** Reads the user's identity provider, if the environment names one: all of it, or French sentences about what is missing. */
export function readProvider(environment: Readonly<Record<string, string | undefined>>): { readonly provider?: ProviderAddress; readonly faults: readonly string[] } {
  if (environment['TOKEN_ISSUER'] === undefined && environment['TOKEN_JWKS'] === undefined) return { faults: [] };
  const read = shape.safeParse(environment);
  if (!read.success) return { faults: read.error.issues.map(({ message }) => message) };
  const { TOKEN_ISSUER: issuer, TOKEN_JWKS: jwks, TOKEN_AUDIENCE: audience, LOGIN_CLIENT_ID: clientId, LOGIN_SCOPE: scope } = read.data;
  return { provider: { trust: { issuer, audience, key: { jwks } }, login: clientId === undefined ? undefined : { issuer, clientId, scope } }, faults: [] };
}
