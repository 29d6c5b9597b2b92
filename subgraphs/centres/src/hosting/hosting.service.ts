import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { actsIn } from '../centre/bound-to.ts';
import { Centre } from '../centre/centre.entity.ts';
import { GIVEN_UP } from '../centre/centre.rules.ts';
import { HostingChange, HostingConditions, type HostingCurrency } from './hosting.entity.ts';
import { checkHosting, type HostingLine, type HostingRefusal } from './hosting.rules.ts';

export interface AskedHosting extends HostingLine {
  readonly centreId: GlobalId;
  /** The version that whoever acts has read; 0 when nothing had been said. */
  readonly version: number;
  readonly currency: HostingCurrency;
  readonly invoiced: boolean;
}

/**
 * Says what a centre offers those who are summoned to it, and tells finance: what is free there is claimed by nobody.
 *
 * Two who say it at once: the second waits for the centre, then is refused with HOSTING_CHANGED_MEANWHILE.
 */
export function setHosting({ centreId, version, ...asked }: AskedHosting, context: Context): Promise<Outcome<HostingConditions, HostingRefusal>> {
  const { em, now, caller, emit } = context;
  return em.transactional(async (tx) => {
    const centre = await tx.findOne(Centre, { id: centreId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!centre || !actsIn(centreId, context)) return refuse({ code: 'HOSTING_CENTRE_UNKNOWN', given: centreId });
    if (GIVEN_UP.includes(centre.state)) return refuse({ code: 'HOSTING_OF_GIVEN_UP_CENTRE', state: centre.state });
    const held = await tx.findOne(HostingConditions, { centreId });
    if ((held?.version ?? 0) !== version) return refuse({ code: 'HOSTING_CHANGED_MEANWHILE', seen: version, found: held?.version ?? 0 });
    const checked = checkHosting(asked);
    if (!checked.ok) return checked;

    const before = held && wording(held);
    const said = { ...asked, meals: asked.meals.map((meal) => ({ ...meal })), lodging: asked.lodging && { ...asked.lodging }, at: now(), by: caller.sub, version: version + 1 };
    const conditions = held ? Object.assign(held, said) : tx.create(HostingConditions, { centreId, ...said } as HostingConditions);
    tx.create(HostingChange, { centreId, version: conditions.version, at: now(), by: caller.sub, before, after: wording(conditions) });
    await tx.flush();
    const { meals, lodging, currency } = conditions;
    await emit(tx, [{
      topic: 'hosting.changed', key: centreId, version: conditions.version,
      payload: {
        centreId, session: centre.session,
        meals: meals.map(({ what, served, priceMinor }) => ({ what, served, priceMinor, currency })),
        lodging: lodging && { beds: lodging.beds, served: lodging.served, priceMinor: lodging.priceMinor, currency },
      },
    }], now());
    return accept(conditions);
  });
}

const wording = ({ meals, lodging, currency, invoiced }: HostingConditions): string => JSON.stringify({ meals, lodging, currency, invoiced });
