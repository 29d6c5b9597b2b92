import type { Obey } from '@mirex/kit/order/obey';
import { dataSet } from '@mirex/kit/edition';
import type { TerritoryFact } from '@mirex/schema/edition';
import { coversSession } from '@mirex/schema/session-range';

import { Activity } from '../summons/issuing.rules.ts';
import { localSitting } from './new-sitting.rules.ts';
import { resummonActors } from './resummons.service.ts';

/** Who is there when a paper is sat. Markers come later, on days that an order does not say. */
const AT_THE_SITTING = [Activity.EXAMINER_SESSION, Activity.INVIGILATION, Activity.CENTRE_HEAD];

/**
 * What this MIREX does when the nation activates a backup subject: whoever was to be at the paper is summoned anew, each by the
 * clock of their establishment's territory. Chunks are transactions of their own, so that a crash goes on where it was.
 */
export const obeyBackup: Obey = async ({ number, session, paper, reason, sittings }, context) => {
  const own = (await dataSet(context, 'territories')).filter((territory) => territory.mirex === context.owner && coversSession(territory, session));
  const establishments = await dataSet(context, 'establishments');
  let touched = 0;
  for (const [timeZone, territories] of Map.groupBy(own, (territory: TerritoryFact) => territory.timeZone)) {
    const sitting = sittings.find(({ zone }) => territories.some((territory) => territory.zone === zone));
    if (!sitting) continue;
    const regions = new Set(territories.map(({ region }) => region));
    const elsewhere = establishments.filter(({ mirex, region }) => mirex === context.owner && region !== undefined && !regions.has(region)).map(({ uai }) => uai);
    // Of several clocks, those who belong to no school are told by the first.
    const among = timeZone === own[0]?.timeZone ? { notOf: elsewhere } : { of: establishments.filter(({ region }) => region !== undefined && regions.has(region)).map(({ uai }) => uai) };
    const done = await resummonActors({
      incident: `FR-ORDER-${number}:${timeZone.replace('/', '.')}`, session, paperCode: paper, heldOn: null, timeZone, reason, ...localSitting(sitting, timeZone), activities: AT_THE_SITTING, ...among,
    }, context);
    if (done.ok) touched += done.value.resummoned + done.value.unavailable;
  }
  return touched;
};
