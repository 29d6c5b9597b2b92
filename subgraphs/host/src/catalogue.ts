import { actors } from '@mirex/actors/subgraph';
import { candidates } from '@mirex/candidates/subgraph';
import { centres } from '@mirex/centres/subgraph';
import { diplomas } from '@mirex/diplomas/subgraph';
import { finance } from '@mirex/finance/subgraph';
import { grades } from '@mirex/grades/subgraph';
import { referential } from '@mirex/referential/subgraph';
import type { Subscriptions } from '@mirex/kit/events/outbox';
import type { Subgraph } from '@mirex/kit/subgraph';

/** The subgraphs that each MIREX runs for itself. */
export const REGIONAL: readonly Subgraph[] = [candidates, actors, centres, grades, finance, diplomas];

/** Those that the nation runs for all. */
export const NATIONAL: readonly Subgraph[] = [referential];

export const SUBGRAPHS: readonly Subgraph[] = [...NATIONAL, ...REGIONAL];

/** Who is told of what, inside one MIREX: whoever does something when told of it. */
export const SUBSCRIPTIONS: Subscriptions = Object.fromEntries(
  [...new Set(REGIONAL.flatMap(({ tells = [] }) => tells))].map((topic) => [topic, REGIONAL.filter(({ consumes = {} }) => topic in consumes).map(({ name }) => name)]),
);
