import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Speciality } from '../diploma/speciality.entity.ts';
import { Establishment } from '../establishment/establishment.entity.ts';
import { readUai, type UaiRefusal } from '../establishment/uai.rules.ts';
import { placeOf } from '../right/place.query.ts';
import { checkRight, type RightRefusal } from '../right/right.rules.ts';
import { type DayRefusal, readDay } from '../validity/day.rules.ts';
import { sessionOf } from '../validity/session-year.rules.ts';
import { Accreditation, type AccreditationKind } from './accreditation.entity.ts';
import { ACCREDITATION_YEARS } from './accreditation.regulation.ts';
import { accreditedDays, type AccreditationRefusal, checkAccreditation } from './accreditation.rules.ts';

export interface Granting {
  readonly uai: string;
  readonly kind: AccreditationKind;
  readonly speciality?: string | null | undefined;
  readonly validFrom: string;
}

/** Those of a MIREX who sign for the academic authority. */
const SIGNATORIES: readonly string[] = ['SIGN'];

/** Accredits an establishment. Two who accredit the same one at once: its row makes the second wait and see the first. */
export async function grantAccreditation(
  { uai, kind, speciality, validFrom }: Granting, context: Context,
): Promise<Outcome<Accreditation, AccreditationRefusal | UaiRefusal | RightRefusal | DayRefusal>> {
  const { em, caller } = context;
  const read = readUai(uai);
  if (!read.ok) return read;
  const day = readDay(validFrom);
  if (!day.ok) return day;
  return em.transactional(async (tx) => {
    const establishment = await tx.findOne(Establishment, { uai: read.value }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!establishment) return refuse({ code: 'ACCREDITATION_ESTABLISHMENT_UNKNOWN', given: read.value });
    const right = checkRight(caller, await placeOf(establishment, sessionOf(new Date(validFrom)), within(context, tx)), SIGNATORIES, false);
    if (!right.ok) return right;
    if (speciality != null && !(await tx.findOne(Speciality, { code: speciality }))) return refuse({ code: 'ACCREDITATION_SPECIALITY_UNKNOWN', given: speciality });
    const specialityCode = speciality ?? null;
    const others = await tx.find(Accreditation, { uai: read.value, kind, specialityCode });
    const checked = checkAccreditation(accreditedDays(validFrom, ACCREDITATION_YEARS), others);
    if (!checked.ok) return checked;
    const { validTo } = checked.value;
    return accept(tx.create(Accreditation, { code: `${read.value}.${kind}.${specialityCode ?? 'ALL'}.${validFrom}`, uai: read.value, kind, specialityCode, validFrom, validTo: validTo ?? validFrom }));
  });
}
