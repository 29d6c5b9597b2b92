import { type Day, dayAt } from '@mirex/schema/day';
import { seatClock } from '@mirex/schema/seat-day';

import type { Context } from './context.ts';
import { dataSet } from './edition.ts';

type Placing = Pick<Context, 'em' | 'act' | 'owner'>;

/** IANA name of the clock of an establishment, as the edition's territories say; where they do not, that of the seat. */
export async function placeClock(uai: string | null, context: Placing): Promise<string> {
  const region = (await dataSet(context, 'establishments')).find((each) => each.uai === uai)?.region;
  return (await dataSet(context, 'territories')).find((each) => each.region === region)?.timeZone ?? seatClock(context.owner);
}

/** Today where an establishment is. */
export const placeDay = async (uai: string | null, context: Placing & Pick<Context, 'now'>): Promise<Day> => dayAt(context.now(), await placeClock(uai, context));
