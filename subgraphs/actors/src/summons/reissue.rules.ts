import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { IssuingRefusal, Mission } from './issuing.rules.ts';
import type { MoveRefusal } from './summons-state.rules.ts';

export type ReissueRefusal = MoveRefusal | IssuingRefusal | { readonly code: 'REISSUE_UNCHANGED' } | { readonly code: 'REASON_EMPTY' };

/** What is different in the summons that follows; what is undefined stays. */
export interface MissionChange {
  readonly date?: string | undefined;
  readonly halfDay?: Mission['halfDay'] | undefined;
  readonly place?: string | undefined;
  readonly startsAt?: string | undefined;
  readonly quantity?: number | undefined;
}

/** The mission as it will be, if anything of it changes. */
export function changed<Asked extends Mission>(mission: Asked, change: MissionChange): Outcome<Asked, ReissueRefusal> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next = { ...mission, ...given };
  const same = (Object.keys(given) as (keyof MissionChange)[]).every((name) => (mission[name] ?? null) === (next[name] ?? null));
  return same ? refuse({ code: 'REISSUE_UNCHANGED' }) : accept(next);
}
