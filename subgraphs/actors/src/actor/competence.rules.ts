import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What an actor may be asked to do. */
export enum ActorRole {
  EXAMINER = 'EXAMINER',
  MARKER = 'MARKER',
  CHAIR = 'CHAIR',
  DEPUTY_CHAIR = 'DEPUTY_CHAIR',
  CENTRE_HEAD = 'CENTRE_HEAD',
  INVIGILATOR = 'INVIGILATOR',
}

/** One thing that an actor can do, and when. Null speciality or discipline: not limited to one. */
export interface CompetenceFact {
  readonly role: ActorRole;
  readonly specialityCode: string | null;
  readonly discipline: string | null;
  /** ISO dates, both included; `to` null: without end. */
  readonly from: string;
  readonly to: string | null;
}

export type CompetenceRefusal =
  | { readonly code: 'SPECIALITY_UNKNOWN'; readonly given: string }
  | { readonly code: 'COMPETENCE_PERIOD_REVERSED'; readonly from: string; readonly to: string }
  | { readonly code: 'COMPETENCE_OVERLAPS'; readonly role: string; readonly from: string };

/** Whether an actor's competences stand together: known specialities, periods forward, the same one never twice on a day. */
export function checkCompetences<Fact extends CompetenceFact>(
  competences: readonly Fact[], specialities: ReadonlySet<string>,
): Outcome<readonly Fact[], CompetenceRefusal> {
  for (const [i, competence] of competences.entries()) {
    const { role, specialityCode, from, to } = competence;
    if (specialityCode !== null && !specialities.has(specialityCode)) return refuse({ code: 'SPECIALITY_UNKNOWN', given: specialityCode });
    if (to !== null && to < from) return refuse({ code: 'COMPETENCE_PERIOD_REVERSED', from, to });
    if (competences.slice(0, i).some((other) => isSame(competence, other) && overlap(competence, other))) {
      return refuse({ code: 'COMPETENCE_OVERLAPS', role, from });
    }
  }
  return accept(competences);
}

const isSame = (a: CompetenceFact, b: CompetenceFact): boolean =>
  a.role === b.role && a.specialityCode === b.specialityCode && a.discipline === b.discipline;

const overlap = (a: CompetenceFact, b: CompetenceFact): boolean => (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
