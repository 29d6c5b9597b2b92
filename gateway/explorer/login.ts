import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, type Configuration, discovery, None, randomPKCECodeVerifier, randomState } from 'openid-client';

/** The same shape as `Login` in src/http/explorer-routes.ts. */
export interface Login {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
}

/** Kept for this tab alone, until it is closed. */
const ASKED = 'mirex.login';
const TOKEN = 'mirex.token';

interface Asked {
  readonly verifier: string;
  readonly state: string;
}

export const heldToken = (): string | undefined => sessionStorage.getItem(TOKEN) ?? undefined;

/** Whose token it is, as the token says; for show only, the graph reads it for itself. */
export function holderOf(token: string): string {
  const bytes = Uint8Array.from(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')), (character) => character.codePointAt(0) ?? 0);
  const { name, sub } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly name?: string; readonly sub?: string };
  return name ?? sub ?? '';
}

/** Sends the person to the provider, who sends them back here with a code. */
export async function beginLogin(login: Login): Promise<void> {
  const asked: Asked = { verifier: randomPKCECodeVerifier(), state: randomState() };
  const url = buildAuthorizationUrl(await configurationOf(login), {
    redirect_uri: `${location.origin}/`, scope: login.scope, state: asked.state, prompt: 'login',
    code_challenge: await calculatePKCECodeChallenge(asked.verifier), code_challenge_method: 'S256',
  });
  sessionStorage.setItem(ASKED, JSON.stringify(asked));
  location.assign(url);
}

/** Exchanges the code that stands in the address, if one does, for a token. Throws when the provider refuses. */
export async function endLogin(login: Login): Promise<void> {
  const address = new URL(location.href);
  const asked = JSON.parse(sessionStorage.getItem(ASKED) ?? 'null') as Asked | null;
  if (asked === null || !address.searchParams.has('state')) return;
  sessionStorage.removeItem(ASKED);
  // Whatever comes of it, a code is good for once and has no business in the history.
  history.replaceState(null, '', '/');
  const { access_token: token } = await authorizationCodeGrant(await configurationOf(login), address, { pkceCodeVerifier: asked.verifier, expectedState: asked.state });
  sessionStorage.setItem(TOKEN, token);
}

/** A provider on this machine, for demonstrations, has no certificate; any other must. */
function configurationOf({ issuer, clientId }: Login): Promise<Configuration> {
  const local = ['127.0.0.1', 'localhost'].includes(new URL(issuer).hostname);
  // oxlint-disable-next-line typescript/no-deprecated -- marked so that one thinks twice: the provider of demonstrations is on this machine, without a certificate
  return discovery(new URL(issuer), clientId, undefined, None(), local ? { execute: [allowInsecureRequests] } : {});
}
