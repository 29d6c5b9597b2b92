import type { RegulationFact } from '@mirex/schema/edition';
import { ruleNumber } from '@mirex/schema/regulation';
import type { Context } from '@mirex/kit/context';

import type { RouteName } from '../enrolment/access.rules.ts';
import { openingsOf } from '../enrolment/openings.ts';

export interface Requirements {
  readonly diploma: string;
  /** Kinds of documents that are mandatory, by name. */
  readonly documents: readonly string[];
  /** On 31 December of the session's year; null: no age is asked for. */
  readonly ageFrom: number | null;
  /** In years; null: none. */
  readonly workFrom: number | null;
}

/** What the regulation asks of who is enrolled by a route, by the rules in force for the session. */
export function requirementsOf(regulations: readonly RegulationFact[], { diploma, session, route }: { diploma: string; session: number; route: RouteName }): Requirements {
  const individual = (name: string): number | null => (route === 'INDIVIDUAL' ? (ruleNumber(regulations, { diploma, session }, name) ?? null) : null);
  const prefix = `DOCUMENT_${route}_`;
  const names = regulations.filter((one) => one.diploma === diploma).flatMap(({ items }) => items.map(({ name }) => name)).filter((name) => name.startsWith(prefix));
  const documents = [...new Set(names)].filter((name) => (ruleNumber(regulations, { diploma, session }, name) ?? 0) > 0).map((name) => name.slice(prefix.length)).toSorted();
  return { diploma, documents, ageFrom: individual('INDIVIDUAL_AGE_FROM'), workFrom: individual('INDIVIDUAL_WORK_FROM') };
}

/** The pieces that each enrolment cannot do without. */
export async function askedPieces(context: Context): Promise<(enrolment: { readonly specialityCode: string; readonly session: number; readonly route: RouteName }) => readonly string[]> {
  const { specialities, regulations } = await openingsOf(context);
  return ({ specialityCode, session, route }) => requirementsOf(regulations, { diploma: specialities.get(specialityCode)?.diploma ?? '', session, route }).documents;
}
