import { allocateInBulk } from '@mirex/centres/allocation/allocate.service';
import type { CentrePlan } from '@mirex/centres/centre/plan-centres.rules';
import { planCentresInBulk } from '@mirex/centres/centre/plan-centres.service';
import { paperWindows } from '@mirex/centres/sitting/paper-windows';
import { dataSet } from '@mirex/kit/edition';
import type { Instance } from '@mirex/kit/instance';
import type { PaperFact } from '@mirex/schema/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Owner } from '@mirex/schema/mirex';
import { coversSession } from '@mirex/schema/session-range';

import { slotOf } from './schedule.ts';

/** Candidates of one speciality that one demonstration centre takes, and the rooms that seat them. */
const PLACES = 120;
const ROOMS = ['A', 'B', 'C', 'D'].map((code, i) => ({ code, capacity: PLACES / 4, accessible: i === 0 }));

const ZONES: Readonly<Partial<Record<Owner, string>>> = { AG: 'America/Martinique', OI: 'Indian/Reunion', OP: 'Pacific/Noumea' };

const RENNES = '35238';
/** INSEE codes of real communes: a centre stands somewhere. */
const COMMUNES: Readonly<Partial<Record<Owner, string>>> = {
  NO: '35238', NE: '21231', SO: '31555', SE: '69123', AG: '97209', OI: '97411', OP: '98818',
};

interface Group {
  readonly speciality: string;
  readonly enrolments: readonly GlobalId[];
}

/** Opens centres for the terminal papers of a session and seats every candidate in them. Returns how many seats were given. */
export async function place(centres: Instance, session: number): Promise<number> {
  const context = centres.context();
  const groups = await groupsOf(centres, session);
  const papers = (await dataSet(context, 'papers')).filter((paper) => paper.mode === 'TERMINAL' && coversSession(paper, session));
  const sat = groups.filter(({ speciality }) => papers.some((paper) => paper.speciality === speciality));
  const first = firstDay((await paperWindows(context))(session, 'COMPOSITION', COMMUNES[centres.owner] ?? RENNES)[0]?.startsAt, session);
  const planned = await planCentresInBulk(sat.map((group, rank) => planOf(centres.owner, session, rank, first, papers.filter(({ speciality }) => speciality === group.speciality))), context);
  // Planned before: a start that was cut short goes on with what follows.
  if (!planned.ok && planned.refusal.code === 'CENTRE_ALREADY_PLANNED') return 0;
  if (!planned.ok) throw new Error(`a demonstration centre was refused: ${planned.refusal.code}`);
  const requests = planned.value.flatMap(({ sittings }, rank) =>
    sittings.flatMap(({ id }) => (sat[rank]?.enrolments ?? []).map((enrolmentId) => ({ enrolmentId, sittingId: id }))));
  const outcomes = await allocateInBulk(requests, centres.context());
  return outcomes.filter(({ ok }) => ok).length;
}

async function groupsOf(centres: Instance, session: number): Promise<Group[]> {
  const rows = await centres.context().em.execute<{ id: GlobalId; speciality: string }[]>(
    'select id, speciality_code as speciality from known_enrolment where session = ? order by speciality_code, number', [session],
  );
  return [...Map.groupBy(rows, ({ speciality }) => speciality)].flatMap(([speciality, all]) =>
    Array.from({ length: Math.ceil(all.length / PLACES) }, (_, i) => ({ speciality, enrolments: all.slice(i * PLACES, (i + 1) * PLACES).map(({ id }) => id) })));
}

/** The first day of the papers in the calendar of the centre, or the first of June where it says nothing. */
const firstDay = (opens: string | undefined, session: number): number => (opens ? Date.parse(opens) : Date.UTC(session, 5, 1));

/** Each paper when the national schedule of the demonstration has it. */
function planOf(owner: Owner, session: number, rank: number, first: number, papers: readonly PaperFact[]): CentrePlan {
  return {
    venue: {
      code: `DEMO-${owner}-${rank + 1}`, name: `Centre de démonstration ${rank + 1}`, commune: COMMUNES[owner] ?? RENNES, timeZone: ZONES[owner] ?? 'Europe/Paris', rooms: ROOMS,
    },
    session, kind: 'COMPOSITION', state: 'PLANNED',
    sittings: papers.map(({ code }, day) => ({ paperCode: code, ...slotOf(first, day) })),
  };
}
