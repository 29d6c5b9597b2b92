import type { Context } from '@mirex/kit/context';

import { centreOfClaim } from '../centre/claim-centre.loader.ts';
import type { Claim } from '../claim/claim.entity.ts';
import { KnownHosting } from './known-hosting.entity.ts';
import type { ServedFree } from './served-free.rules.ts';

/** What is served free where a mission was done; nothing where nobody has said so. Of all rows: what a centre serves is no secret of its claim. */
export async function servedFree(mission: Claim, context: Context): Promise<ServedFree> {
  const centreId = await centreOfClaim(mission, context);
  const hosting = centreId && await context.em.findOne(KnownHosting, { centreId }, { filters: false });
  return hosting ? { meals: hosting.freeMeals, night: hosting.freeNight } : { meals: 0, night: false };
}
