import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { ClaimKind } from './claim-kind.rules.ts';

export interface CampaignRefusal {
  readonly code: 'CAMPAIGN_CLOSED';
  /** ISO date of its last day. */
  readonly since: string;
}

/** What a campaign receives. A complement, an advance and an invoice come when their cause does. */
const OF_THE_CAMPAIGN: ReadonlySet<ClaimKind> = new Set([ClaimKind.PAY, ClaimKind.TRAVEL]);

/**
 * Whether a claim may be declared for the first time: until the last day of its session's campaign. What was declared in
 * time and came back is declared again whenever it is mended.
 *
 * A mission after that day (replacement session, southern calendar) belongs to the campaign that ends next: none is over
 * before its missions are.
 *
 * @param mission its date is an ISO date.
 * @param closesOn last day of the campaign in its year: `08-31`.
 * @param today ISO date where the payer is: one day for all whom a MIREX pays, by the clock of its seat.
 */
export function checkCampaign(
  kind: ClaimKind, mission: { readonly session: number; readonly date: string }, closesOn: string, today: string,
): Outcome<true, CampaignRefusal> {
  const year = Number(mission.date.slice(0, 4)) + (mission.date.slice(5) > closesOn ? 1 : 0);
  const since = `${Math.max(mission.session, year)}-${closesOn}`;
  return OF_THE_CAMPAIGN.has(kind) && today > since ? refuse({ code: 'CAMPAIGN_CLOSED', since }) : accept(true);
}
