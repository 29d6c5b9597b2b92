import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { departmentOf } from '../venue/venue.rules.ts';
import type { PaperWindow } from './sitting.rules.ts';

/** In which phases of SM-SESSION a centre is used, by its kind. */
const PHASES: Readonly<Record<string, readonly string[]>> = {
  COMPOSITION: ['PAPERS', 'REPLACEMENT'],
  FACE_TO_FACE: ['PAPERS', 'REPLACEMENT'],
  MARKING: ['PAPERS', 'MARKING', 'REPLACEMENT'],
  DIGITISATION: ['PAPERS', 'MARKING', 'REPLACEMENT'],
  DELIBERATION: ['MARKS_CLOSED', 'DELIBERATION', 'SECOND_GROUP', 'FINAL', 'REPLACEMENT'],
  SECOND_GROUP: ['SECOND_GROUP'],
};

/** When a centre of a kind may be used in a commune, of which INSEE code, for a session; for a paper when one is named. */
export type WindowsOf = (session: number, kind: string, commune: string, paper?: string) => readonly PaperWindow[];

/**
 * The national schedule: what it says of the paper itself, else the phases of the session, by kind of centre and commune, whose calendar zone is that of its region: metropolitan
 * France's where the edition does not know the territory. No window: the edition holds no calendar of that session.
 */
export async function paperWindows(context: Context): Promise<WindowsOf> {
  const territories = await dataSet(context, 'territories');
  const calendars = await dataSet(context, 'calendars');
  const schedule = await dataSet(context, 'schedule');
  return (session, kind, commune, paper) => {
    const zone = territories.find(({ departments }) => departments.includes(departmentOf(commune)))?.zone ?? 'METRO';
    const scheduled = schedule.filter((one) => one.session === session && one.zone === zone && one.paper === paper);
    if (scheduled.length > 0) return scheduled;
    const calendar = calendars.find((one) => one.session === session && one.zone === zone);
    return calendar?.phases.filter(({ phase }) => PHASES[kind]?.includes(phase)) ?? [];
  };
}
