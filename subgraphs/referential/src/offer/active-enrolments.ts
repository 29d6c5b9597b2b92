import type { Context } from '@mirex/kit/context';
import { isMirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { OfferRefusal } from './offer.rules.ts';
import type { TrainingOffer } from './training-offer.entity.ts';

const COUNT = 'query ($mirex: String!, $uai: ID!, $speciality: ID!, $route: Route!, $after: Int!) { activeEnrolments(mirex: $mirex, uai: $uai, speciality: $speciality, route: $route, after: $after) }';

/**
 * Whether nobody is enrolled by an offer in a session after the last that it is to have: its MIREX knows, and the nation holds no
 * names. Never inside a transaction. An offer is not closed blindly: while the MIREX does not answer, it stays open.
 *
 * @param mirex of the establishment; null: its territory is nobody's, and so are its enrolments.
 */
export async function checkNobodyEnrolled({ uai, specialityCode, route }: TrainingOffer, after: number, mirex: string | null, { ask }: Context): Promise<Outcome<null, OfferRefusal>> {
  if (!isMirexCode(mirex)) return accept(null);
  const said = await ask<{ activeEnrolments: number | null }>({ owner: mirex, subgraph: 'candidates', document: COUNT, variables: { mirex, uai, speciality: specialityCode, route, after } });
  const count = said.ok ? said.value.activeEnrolments : null;
  if (count === null) return refuse({ code: 'OFFER_ENROLMENTS_UNKNOWN', mirex });
  return count === 0 ? accept(null) : refuse({ code: 'OFFER_WITH_ENROLMENTS', count, after });
}
