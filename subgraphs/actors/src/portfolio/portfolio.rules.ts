import type { EstablishmentFact, OfferFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { coversSession } from '@mirex/schema/session-range';

/** A school that trains for a speciality: what a deputy chair follows. */
export interface Followed {
  readonly uai: string;
  readonly speciality: string;
}

export type PortfolioRefusal =
  | { readonly code: 'PORTFOLIO_UNKNOWN' }
  | { readonly code: 'PORTFOLIO_OF_NO_DEPUTY'; readonly session: number }
  | { readonly code: 'PORTFOLIO_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'PORTFOLIO_LOCKED'; readonly session: number }
  | { readonly code: 'PORTFOLIO_ESTABLISHMENT_TWICE'; readonly given: string }
  | { readonly code: 'PORTFOLIO_ESTABLISHMENT_TAKEN'; readonly given: string; readonly by: string }
  | { readonly code: 'PORTFOLIO_OWN_ESTABLISHMENT'; readonly given: string }
  | { readonly code: 'PORTFOLIO_NOT_OFFERED'; readonly given: string; readonly speciality: string }
  | { readonly code: 'PORTFOLIO_UNCOVERED'; readonly count: number; readonly first: string };

/** Whom a portfolio may follow: each school once, none that another follows, not the deputy's own, and all of them train for it. */
export function checkPortfolio(
  asked: { readonly speciality: string; readonly establishments: readonly string[] }, own: string | null, offered: ReadonlySet<string>, taken: ReadonlyMap<string, string>,
): Outcome<readonly string[], PortfolioRefusal> {
  const { speciality, establishments } = asked;
  for (const [i, uai] of establishments.entries()) {
    if (establishments.indexOf(uai) < i) return refuse({ code: 'PORTFOLIO_ESTABLISHMENT_TWICE', given: uai });
    if (uai === own) return refuse({ code: 'PORTFOLIO_OWN_ESTABLISHMENT', given: uai });
    if (!offered.has(uai)) return refuse({ code: 'PORTFOLIO_NOT_OFFERED', given: uai, speciality });
    const by = taken.get(uai);
    if (by !== undefined) return refuse({ code: 'PORTFOLIO_ESTABLISHMENT_TAKEN', given: uai, by });
  }
  return accept(establishments);
}

/** What has to be followed in a MIREX: every school of its own and each speciality that it trains for, by speciality and school. */
export function toFollow(session: number, mirex: string, offers: readonly OfferFact[], establishments: readonly EstablishmentFact[]): Followed[] {
  const own = new Set(establishments.filter((one) => one.mirex === mirex).map(({ uai }) => uai));
  const pairs = offers.filter((offer) => own.has(offer.uai) && coversSession(offer, session)).map(({ uai, speciality }) => `${speciality} ${uai}`);
  return [...new Set(pairs)].toSorted().map((pair) => ({ speciality: pair.slice(0, pair.indexOf(' ')), uai: pair.slice(pair.indexOf(' ') + 1) }));
}

/** What nobody follows yet. */
export function uncovered(wanted: readonly Followed[], covered: readonly Followed[]): Followed[] {
  const followed = new Set(covered.map(({ uai, speciality }) => `${speciality} ${uai}`));
  return wanted.filter(({ uai, speciality }) => !followed.has(`${speciality} ${uai}`));
}

/** A plan of visits is a promise: nothing is left uncovered once portfolios are locked. */
export const checkCovered = (left: readonly Followed[]): Outcome<true, PortfolioRefusal> =>
  (left[0] === undefined ? accept(true) : refuse({ code: 'PORTFOLIO_UNCOVERED', count: left.length, first: `${left[0].uai}, spécialité ${left[0].speciality}` }));
