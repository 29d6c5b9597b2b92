import type { Sealed, SealedAt, Vault } from '@mirex/kit/privacy/vault';
import type { GlobalId } from '@mirex/schema/global-id';

import type { MeasureFact } from '../allocation/placing.rules.ts';

/** What an enrolment has a right to, as its row of `known_measure` holds it: no SQL reads what is in it. */
export interface SealedMeasures {
  readonly enrolmentId: GlobalId;
  readonly sealed: Sealed;
}

const at = (enrolmentId: string): SealedAt => ({ column: 'known_measure.measures', id: enrolmentId });

export const sealMeasures = (vault: Vault, enrolmentId: GlobalId, measures: readonly Omit<MeasureFact, 'enrolmentId'>[]): SealedMeasures =>
  ({ enrolmentId, sealed: vault.seal(JSON.stringify(measures), at(enrolmentId)) });

/** @param sealed null: no measure in any paper. */
export const openMeasures = (vault: Vault, { enrolmentId, sealed }: { readonly enrolmentId: GlobalId; readonly sealed: Sealed | null }): MeasureFact[] =>
  (sealed === null ? [] : (JSON.parse(vault.open(sealed, at(enrolmentId))) as Omit<MeasureFact, 'enrolmentId'>[]).map((measure) => ({ ...measure, enrolmentId })));

/** Those of one paper alone. */
export const openMeasuresOf = (vault: Vault, paperCode: string, row: { readonly enrolmentId: GlobalId; readonly sealed: Sealed | null }): MeasureFact[] =>
  openMeasures(vault, row).filter((measure) => measure.paperCode === paperCode);
