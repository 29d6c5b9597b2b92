/** What decides whether demonstration identities may exist. */
export interface Surroundings {
  readonly production: boolean;
  /** The address at which the graph listens. */
  readonly host: string;
  /** The identity provider of whoever runs this, if they have one. */
  readonly provider?: object | undefined;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Why nothing may start here with demonstration identities: whoever reaches their login page is whoever they like to be. Empty
 * when they may exist, and when an identity provider takes their place.
 *
 * @returns French sentences without a full stop.
 */
export function demonstrationFaults({ production, host, provider }: Surroundings): readonly string[] {
  if (provider !== undefined) return [];
  return [
    ...(production ? [`NODE_ENV=production : ${INSTEAD('en développement')}`] : []),
    ...(LOOPBACK.has(host) ? [] : [`HOST=${host} : ${INSTEAD('sur cette machine, à l’adresse 127.0.0.1')}`]),
  ];
}

const INSTEAD = (where: string): string =>
  `les identités de démonstration n’existent que ${where} ; nommez un fournisseur d’identité (TOKEN_ISSUER, TOKEN_JWKS, TOKEN_AUDIENCE)`;
