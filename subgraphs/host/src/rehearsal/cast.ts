import type { Claims } from '@mirex/gateway/access/claims';
import type { GlobalId } from '@mirex/schema/global-id';
import { MIREX_CODES, type MirexCode } from '@mirex/schema/mirex';

import { nameOf } from '../identity/people.ts';

const one = (sub: string, role: string, own: Partial<Claims> = {}): Claims => ({ sub, name: `Répétition, ${sub}`, roles: [role], mirex: [], ...own });

/** The national bureau. */
export const bex: Claims = one('bex', 'BEX', { mirex: [...MIREX_CODES] });

/** Somebody who works for a MIREX: `HEAD`, `UNIT`, `TRANS`, `SIGN`, `FIN`. */
export const staff = (role: string, mirex: MirexCode): Claims => one(nameOf(role, mirex), role, { mirex: [mirex] });

/** The head of an establishment. */
export const headOf = (establishment: string, mirex: MirexCode): Claims => one(`est-${establishment}`, 'EST', { mirex: [mirex], establishment });

/** A candidate of age, or who speaks for one who is not. */
export const candidate = (id: GlobalId, adult: boolean): Claims => one(`${adult ? 'cand' : 'rep'}-${id}`, adult ? 'CAND' : 'LEGAL_REP', { candidates: [id] });

/** The head of a centre. */
export const headOfCentre = (centre: GlobalId, mirex: MirexCode): Claims => one(`centre-${centre}`, 'CENTRE', { mirex: [mirex], centres: [centre] });

/** Somebody who was summoned. */
export const examiner = (actor: GlobalId, mirex: MirexCode): Claims => one(`exam-${actor}`, 'EXAM', { mirex: [mirex], actor });

/** Who presides over a jury. */
export const chair = (actor: GlobalId, jury: GlobalId, mirex: MirexCode): Claims => one(`chair-${jury}`, 'CHAIR', { mirex: [mirex], actor, juries: [jury] });
