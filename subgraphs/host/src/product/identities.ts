import { developmentToken } from '@mirex/gateway/access/development-token';
import type { Claims } from '@mirex/gateway/access/claims';
import type { TokenTrust } from '@mirex/gateway/access/token';
import { MIREX, type MirexCode, MIREX_CODES } from '@mirex/schema/mirex';

/** An invented person to try the graph as. */
export interface Identity {
  readonly claims: Claims;
  readonly token: string;
}

const HOURS = 12;

/** Whose tokens the embedded product believes: those that it makes itself, with a secret of its own. */
export const developmentTrust = (secret: string): TokenTrust => ({ issuer: 'mirex-graph-development', audience: 'mirex-graph', key: { secret } });

/**
 * Four who see the graph differently: an agent of the first MIREX, its head, the national bureau, and a clerk of a school.
 *
 * @param school the UAI of a school of the first MIREX; without one, there is no clerk.
 */
export function identities(mirex: readonly MirexCode[], school: string | undefined, trust: TokenTrust, now: number): Promise<Identity[]> {
  const home = mirex[0] ?? 'NO';
  const people: Claims[] = [
    { sub: `agent-${home.toLowerCase()}`, name: `Camille Démonstration, agente de la ${MIREX[home].name}`, roles: ['UNIT'], mirex: [home] },
    { sub: `head-${home.toLowerCase()}`, name: `Dominique Démonstration, chef de la ${MIREX[home].name}`, roles: ['HEAD', 'SIGN'], mirex: [home] },
    { sub: 'bex', name: 'Claude Démonstration, bureau national (BEX)', roles: ['BEX'], mirex: [...MIREX_CODES] },
    ...(school === undefined ? [] : [
      { sub: `clerk-${school.toLowerCase()}`, name: `Maxime Démonstration, secrétariat de l’établissement ${school}`, roles: ['CLERK'], mirex: [home], establishment: school },
    ]),
  ];
  return Promise.all(people.map(async (claims) => ({ claims, token: await developmentToken(claims, trust, { production: false, now, hours: HOURS }) })));
}
