import type { GlobalId } from '../global-id.ts';
import { ownerOf } from '../global-id.ts';
import { isMirexCode, type MirexCode } from '../mirex.ts';
import type { Role } from './vocabulary.ts';

/** By what a caller's own rows are told from other rows, as their token says it. Nothing of it is looked up anywhere. */
export interface Own {
  /** UAI of the establishment. */
  readonly establishment: string;
  /** Oneself as a candidate, or those whom one represents. */
  readonly candidates: readonly GlobalId[];
  /** Oneself as an actor. */
  readonly actor: GlobalId;
  /** The centres that one is at the head of. */
  readonly centres: readonly GlobalId[];
  /** The juries that one presides. */
  readonly juries: readonly GlobalId[];
  /** Formation codes of a portfolio. */
  readonly specialities: readonly string[];
  /** Codes of the diplomas of a unit: `BTSA`. */
  readonly diplomas: readonly string[];
  /** INSEE code of the region. */
  readonly region: string;
  /** UAI of the establishment whose pupils one assesses: of it a teacher sees the pupils, and not what its direction sees. */
  readonly teaching: string;
}

export type OwnKind = keyof Own;

type ClaimKind = Exclude<OwnKind, 'teaching'>;

/** Of a caller, what decides which rows they see. */
export interface Asking extends Partial<{ readonly [Kind in ClaimKind]: Own[Kind] | undefined }> {
  readonly roles: readonly string[];
  /** The MIREX that the account works for. */
  readonly mirex: readonly string[];
}

/** The roles under which each claim opens rows: an establishment in the token of a candidate opens nothing. */
export const OPENED_BY: { readonly [Kind in OwnKind]: readonly Role[] } = {
  establishment: ['EST', 'CLERK'],
  candidates: ['CAND', 'LEGAL_REP'],
  actor: ['EXAM', 'INVIG', 'TEACHER', 'CHAIR', 'DEPUTY', 'CENTRE'],
  centres: ['CENTRE'],
  juries: ['CHAIR', 'DEPUTY'],
  specialities: ['INSP', 'UNIT'],
  diplomas: ['UNIT'],
  region: ['DRAAF'],
  teaching: ['TEACHER'],
};

/** What of the claims is the caller's own under one of their roles. */
export function ownOf(asking: Asking): Partial<Own> {
  const kinds = (Object.keys(OPENED_BY) as OwnKind[]).filter((kind) => claimOf(asking, kind) !== undefined && OPENED_BY[kind].some((role) => asking.roles.includes(role)));
  return Object.fromEntries(kinds.map((kind) => [kind, claimOf(asking, kind)]));
}

/** Where one teaches is said by the establishment of the token. */
const claimOf = (asking: Asking, kind: OwnKind): Own[OwnKind] | undefined => asking[kind === 'teaching' ? 'establishment' : kind];

/** The MIREX that the account works for, and those that issued the ids of their candidates, centres and juries. */
export function mirexOf(asking: Asking): ReadonlySet<MirexCode> {
  const { candidates = [], centres = [], juries = [] } = ownOf(asking);
  return new Set([...asking.mirex, ...[...candidates, ...centres, ...juries].map(ownerOf)].filter(isMirexCode));
}

/**
 * The MIREX that a gateway may ask for somebody; undefined, all of them.
 *
 * Any MIREX may summon an actor of another, so actors are let through to all: there they see what names them, no more.
 */
export const visibleMirex = (asking: Asking): ReadonlySet<MirexCode> | undefined =>
  (asking.roles.includes('BEX') || ownOf(asking).actor !== undefined ? undefined : mirexOf(asking));
