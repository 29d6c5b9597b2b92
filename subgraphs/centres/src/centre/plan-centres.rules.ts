import type { PaperFact } from '@mirex/schema/edition';
import type { GlobalId, IdTag } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { checkEquipment, checkSchedule, checkSitting, type NewSitting, type PaperWindow, type SittingLine, type SittingRefusal } from '../sitting/sitting.rules.ts';
import { checkTerritory, checkVenue, checkVenueOpen, type NewVenue, type RoomLine, type Territory, type VenueLine, type VenueRefusal } from '../venue/venue.rules.ts';
import type { CentreRefusal, CentreStateName, NewCentre } from './centre.rules.ts';

/** A centre, the venue that it uses and the sittings that it holds. */
export interface CentrePlan {
  /** Described with its rooms; where its code is known already, the venue is left as it is. */
  readonly venue: VenueLine;
  readonly session: number;
  /** A CentreKind. */
  readonly kind: string;
  readonly state: CentreStateName;
  readonly sittings: readonly SittingLine[];
}

export interface KnownVenue {
  readonly id: GlobalId;
  readonly code: string;
  readonly timeZone: string;
  readonly closedOn: string | null;
  readonly commune: string;
  readonly rooms: readonly Pick<RoomLine, 'equipment'>[];
}

/** What the plans are checked against. */
export interface Ground {
  readonly papers: ReadonlyMap<string, PaperFact>;
  readonly timeZones: ReadonlySet<string>;
  readonly mirex: string;
  readonly territories: readonly Territory[];
  readonly windows: (session: number, kind: string, commune: string, paper?: string) => readonly PaperWindow[];
  readonly venues: readonly KnownVenue[];
  /** The centres that are planned already, as `planKey` writes them. */
  readonly planned: ReadonlySet<string>;
  readonly newId: (tag: IdTag) => GlobalId;
}

/** The rows to insert; the centres and, centre by centre, their sittings stand in the order of the plans. */
export interface Draft {
  readonly venues: NewVenue[];
  readonly centres: NewCentre[];
  readonly sittings: NewSitting[];
}

/** A refusal, and the plan that it is about, from 0. */
export type PlanRefusal = (VenueRefusal | CentreRefusal | SittingRefusal) & { readonly plan: number };

export const planKey = (venueId: GlobalId, session: number, kind: string): string => `${venueId} ${session} ${kind}`;

/** The rows that the plans ask for, or the first plan at fault and why. */
export function draftPlans(plans: readonly CentrePlan[], ground: Ground): Outcome<Draft, PlanRefusal> {
  const draft: Draft = { venues: [], centres: [], sittings: [] };
  const venues = new Map(ground.venues.map((venue) => [venue.code, venue]));
  const planned = new Set(ground.planned);
  for (const [plan, asked] of plans.entries()) {
    const venue = draftVenue(asked.venue, venues, draft, ground);
    if (!venue.ok) return refuse({ ...venue.refusal, plan });
    const key = planKey(venue.value.id, asked.session, asked.kind);
    if (planned.has(key)) return refuse({ code: 'CENTRE_ALREADY_PLANNED', venue: asked.venue.code, session: asked.session, plan });
    planned.add(key);
    const { session, kind, state } = asked;
    const centre = { id: ground.newId('CEN'), venueId: venue.value.id, session, kind, state };
    draft.centres.push(centre);
    const sittings = draftSittings(asked.sittings, centre, venue.value, ground);
    if (!sittings.ok) return refuse({ ...sittings.refusal, plan });
    draft.sittings.push(...sittings.value);
  }
  return accept(draft);
}

function draftVenue(line: VenueLine, known: Map<string, KnownVenue>, draft: Draft, { timeZones, mirex, territories, newId }: Ground): Outcome<KnownVenue, VenueRefusal> {
  const found = known.get(line.code);
  if (found) return checkVenueOpen(found.id, found);
  const checked = checkVenue(line, timeZones);
  if (!checked.ok) return checked;
  const here = checkTerritory(line.commune, mirex, territories);
  if (!here.ok) return here;
  const venue = { ...line, id: newId('VEN'), closedOn: null };
  known.set(line.code, venue);
  draft.venues.push(venue);
  return accept(venue);
}

function draftSittings(lines: readonly SittingLine[], centre: NewCentre, venue: KnownVenue, { papers, windows, newId }: Ground): Outcome<NewSitting[], SittingRefusal | CentreRefusal> {
  const sittings: NewSitting[] = [];
  const open = new Set<string>();
  for (const line of lines) {
    const checked = checkSitting(line, centre, papers.get(line.paperCode));
    if (!checked.ok) return checked;
    const inTime = checkSchedule(line, windows(centre.session, centre.kind, venue.commune, line.paperCode));
    if (!inTime.ok) return inTime;
    const equipped = checkEquipment(line, venue.rooms);
    if (!equipped.ok) return equipped;
    const key = `${line.paperCode} ${line.startsAt.getTime()}`;
    if (open.has(key)) return refuse({ code: 'SITTING_ALREADY_OPEN', paper: line.paperCode });
    open.add(key);
    sittings.push({ ...line, id: newId('SIT'), centreId: centre.id, session: centre.session, specialityCode: checked.value.speciality, timeZone: venue.timeZone });
  }
  return accept(sittings);
}
