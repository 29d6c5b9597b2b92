import type { MirexCode } from '@mirex/schema/mirex';

/** How the candidates of a session are spread over the MIREX, in thousandths. Order of magnitude, for demonstrations only. */
const SHARES: Readonly<Record<MirexCode, number>> = { NO: 280, NE: 250, SO: 240, SE: 190, AG: 20, OI: 20, OP: 3 };

/** Shares a number of enrolments out over some MIREX; each gets at least one when there is one to give. */
export function shareOut(enrolments: number, mirex: readonly MirexCode[]): ReadonlyMap<MirexCode, number> {
  const whole = mirex.reduce((sum, code) => sum + SHARES[code], 0);
  return new Map(mirex.map((code) => [code, enrolments === 0 ? 0 : Math.max(1, Math.round((enrolments * SHARES[code]) / whole))]));
}
