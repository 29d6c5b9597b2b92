import type { Explained } from '@mirex/schema/explainer';

import { explainAllocation } from './allocation/allocation.messages.ts';
import type { AllocationRefusal } from './allocation/allocation.rules.ts';
import { explainCentre } from './centre/centre.messages.ts';
import { explainPlaceMove } from './allocation/move.messages.ts';
import type { PlaceMoveRefusal } from './allocation/move.rules.ts';
import type { CentreRefusal } from './centre/centre.rules.ts';
import { explainOral } from './oral/oral.messages.ts';
import type { OralRefusal } from './oral/slots.rules.ts';
import { explainSitting } from './sitting/sitting.messages.ts';
import type { SittingRefusal } from './sitting/sitting.rules.ts';
import { explainSummons } from './summons/summons.messages.ts';
import type { SummonsRefusal } from './summons/summons.rules.ts';
import { explainVenue } from './venue/venue.messages.ts';
import type { VenueRefusal } from './venue/venue.rules.ts';

type AnyRefusal = VenueRefusal | CentreRefusal | SittingRefusal | AllocationRefusal | PlaceMoveRefusal | SummonsRefusal | OralRefusal;

const EXPLAINERS = [explainVenue, explainCentre, explainSitting, explainAllocation, explainPlaceMove, explainSummons, explainOral];

/** Says why, whichever feature refused: an act on one of them may be refused for the sake of another. */
export function explain(refusal: AnyRefusal): Explained {
  const of = EXPLAINERS.find(({ catalogue }) => catalogue.has(refusal.code));
  if (!of) throw new Error(`no sentence for ${refusal.code}`);
  return (of as (one: AnyRefusal) => Explained)(refusal);
}
