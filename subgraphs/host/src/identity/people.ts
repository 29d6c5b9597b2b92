import type { Claims } from '@mirex/gateway/access/claims';
import type { GlobalId } from '@mirex/schema/global-id';
import { MIREX, type MirexCode, MIREX_CODES } from '@mirex/schema/mirex';

/** Rows of a MIREX that its demonstration people call their own; each absent while there are none. */
export interface OwnRows {
  readonly establishment?: string | undefined;
  readonly candidate?: GlobalId | undefined;
  /** A candidate who was not of age on the first day of the session's year. */
  readonly minor?: GlobalId | undefined;
  /** At least as many as there are roles of actors, each another person; the first has the most summonses. */
  readonly actors: readonly GlobalId[];
  readonly centre?: GlobalId | undefined;
  readonly chair?: Juror | undefined;
  readonly deputy?: Juror | undefined;
  readonly specialities: readonly string[];
  /** INSEE code of a region whose DRAAF is not the one that hosts the MIREX. */
  readonly region?: string | undefined;
}

/** Who presides, and what. */
export interface Juror {
  readonly actor: GlobalId;
  readonly juries: readonly GlobalId[];
}

const NATIONAL: ReadonlySet<string> = new Set(['bex', 'press']);

/** The account of a role: `exam-no`, `unit-btsa-no`; of a national one, `bex`. */
export function nameOf(role: string, mirex: string): string {
  const name = role.toLowerCase().replaceAll('_', '-');
  return NATIONAL.has(name) ? name : `${name}-${mirex.toLowerCase()}`;
}

/** One person of each national role. */
export const nationalPeople: readonly Claims[] = [
  { sub: 'bex', name: 'Claude Démonstration, bureau national des examens', roles: ['BEX'], mirex: [...MIREX_CODES] },
  { sub: 'press', name: 'Noa Démonstration, journaliste', roles: ['PRESS'], mirex: [...MIREX_CODES] },
];

/**
 * One person of each role of a MIREX, in the order of its hierarchy. A role whose own rows are not there is left out: an
 * account without its own sees nothing and shows nothing.
 */
export function peopleOf(mirex: MirexCode, own: OwnRows): readonly Claims[] {
  const { name: place } = MIREX[mirex];
  const [examiner, invigilator, teacher, headOfCentre] = own.actors;
  const { establishment, candidate, minor, centre, chair, deputy, specialities, region } = own;
  const who = (role: string, firstName: string, what: string, more: Partial<Claims> = {}): Claims =>
    ({ sub: nameOf(role, mirex), name: `${firstName} Démonstration, ${what}`, roles: [role], mirex: [mirex], ...more });

  return [
    who('UNIT', 'Camille', `agente de la ${place}`),
    who('HEAD', 'Dominique', `chef de la ${place}`),
    who('TRANS', 'Andréa', `unité transversale de la ${place}`),
    { ...who('UNIT', 'Sacha', `unité BTSA de la ${place}`, { diplomas: ['BTSA'] }), sub: nameOf('unit-btsa', mirex) },
    who('SIGN', 'Frédérique', `autorité académique pour la ${place}`),
    ...(region === undefined ? [] : [who('DRAAF', 'Lou', `agent de la DRAAF de la région ${region}`, { region })]),
    ...(establishment === undefined ? [] : [
      who('EST', 'Stéphane', `direction de l’établissement ${establishment}`, { establishment }),
      who('CLERK', 'Maxime', `secrétariat de l’établissement ${establishment}`, { establishment }),
    ]),
    ...(teacher === undefined ? [] : [who('TEACHER', 'Ange', 'évaluatrice en CCF', { actor: teacher, ...(establishment !== undefined && { establishment }) })]),
    ...(chair === undefined ? [] : [who('CHAIR', 'Valery', 'présidente de jury', chair)]),
    ...(deputy === undefined ? [] : [who('DEPUTY', 'Yannick', 'président-adjoint de jury', deputy)]),
    ...(centre === undefined ? [] : [who('CENTRE', 'Alix', 'chef de centre', { centres: [centre], ...(headOfCentre !== undefined && { actor: headOfCentre }) })]),
    ...(examiner === undefined ? [] : [who('EXAM', 'Morgan', 'correctrice', { actor: examiner })]),
    ...(invigilator === undefined ? [] : [who('INVIG', 'Charlie', 'surveillant', { actor: invigilator })]),
    ...(candidate === undefined ? [] : [who('CAND', 'Louison', 'candidate', { candidates: [candidate] })]),
    ...(minor === undefined ? [] : [who('LEGAL_REP', 'Eden', 'représentant légal d’un candidat mineur', { candidates: [minor] })]),
    ...(specialities.length === 0 ? [] : [who('INSP', 'Gaël', `inspectrice, ${specialities.length} spécialités`, { specialities })]),
    who('DOC', 'Swann', 'médecin désignée'),
    { ...who('FIN', '', 'application financière'), name: `Application financière de la ${place}`, client: nameOf('fin', mirex) },
  ];
}
