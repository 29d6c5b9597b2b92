import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { LegalQuality } from '../actor/quality.rules.ts';
import { type Seat, SeatQuality, SeatRole } from './jury.rules.ts';

/** What is known here of somebody who is to sit. */
export interface Sitter {
  readonly id: string;
  readonly qualities: readonly LegalQuality[];
  readonly establishmentUai: string | null;
}

export type StandingRefusal =
  | { readonly code: 'CHAIR_QUALITY_MISSING'; readonly actor: string; readonly needed: string }
  | { readonly code: 'SEAT_QUALITY_MISSING'; readonly actor: string; readonly needed: string };

/** The quality that presiding a diploma's juries asks for. */
const CHAIR_OF: Readonly<Record<string, LegalQuality>> = { BTSA: LegalQuality.CGAAER_MEMBER, CAPA: LegalQuality.CATEGORY_A_PUBLIC };

/**
 * Whether somebody may preside a diploma's juries. Diplomas whose text was not read ask for nothing here.
 *
 * Source: CRPM, art. D811-141-1 (BTSA), in force from 2022-09-01; art. D811-148-5 (CAPa), in force from 2023-10-14.
 */
function checkChair({ id, qualities }: Sitter, diploma: string): Outcome<true, StandingRefusal> {
  const needed = CHAIR_OF[diploma];
  return needed === undefined || qualities.includes(needed) ? accept(true) : refuse({ code: 'CHAIR_QUALITY_MISSING', actor: id, needed });
}

/** Whether somebody is what their seat says. Who belongs to another MIREX is believed: that MIREX holds their record. */
export function checkSeat({ actorId, role, quality }: Seat, sitter: Sitter | undefined, diploma: string): Outcome<true, StandingRefusal> {
  if (!sitter) return accept(true);
  if (role === SeatRole.CHAIR) return checkChair(sitter, diploma);
  const missing = neededBy(quality, diploma).find((needed) => !sitter.qualities.includes(needed));
  return missing === undefined ? accept(true) : refuse({ code: 'SEAT_QUALITY_MISSING', actor: actorId, needed: missing });
}

function neededBy(quality: SeatQuality, diploma: string): readonly LegalQuality[] {
  if (quality === SeatQuality.PROFESSIONAL) return [LegalQuality.TRADE_PROFESSIONAL];
  if (quality !== SeatQuality.TEACHER) return [];
  return diploma === 'BTSA' ? [LegalQuality.TEACHER_UNDER_CONTRACT, LegalQuality.BTSA_TITLES] : [LegalQuality.TEACHER_UNDER_CONTRACT];
}
