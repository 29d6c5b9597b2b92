import { z } from 'zod';

import { type Asking, visibleMirex } from '@mirex/schema/access/own';
import { type IdTag, type GlobalId, parseId } from '@mirex/schema/global-id';
import { isMirexCode, type MirexCode } from '@mirex/schema/mirex';

/**
 * Who asks, as the identity provider says it: what they are, and what is their own. What a role may do is decided by whoever
 * serves the field.
 */
export interface Claims extends Asking {
  readonly sub: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** The MIREX that the caller works for; empty for national staff without one, and for candidates. */
  readonly mirex: readonly MirexCode[];
  /** The application that asks on the caller's behalf. */
  readonly client?: string | undefined;
}

/** What no identity provider may say of somebody: that they are a machine of ours, or everybody. */
const OURS: ReadonlySet<string> = new Set(['SYSTEM', 'ANY']);

/** Claims travel in a header with each request, and a server lets in 16 KB of headers: these bounds keep them under 14. */
const MOST_IDS = 30;
const MOST_CODES = 100;
const MOST_DIPLOMAS = 20;

const id = (tag?: IdTag) => z.string().max(60).refine((text): text is GlobalId => parseId(text, tag).ok);
const ids = (tag?: IdTag) => z.array(id(tag)).min(1).max(MOST_IDS);

const claimsShape = z.object({
  sub: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  roles: z.array(z.string().regex(/^[A-Za-z][\w-]{0,63}$/).refine((role) => !OURS.has(role))).max(50),
  mirex: z.array(z.string().refine(isMirexCode)).max(7).default([]),
  establishment: z.string().regex(/^\d{7}[A-Z]$/).optional(),
  candidates: ids('CAN').optional(),
  actor: id('ACT').optional(),
  centres: ids('CEN').optional(),
  juries: ids().optional(),
  specialities: z.array(z.string().regex(/^\d{8}$/)).min(1).max(MOST_CODES).optional(),
  diplomas: z.array(z.string().regex(/^[A-Z][A-Z_]{0,31}$/)).min(1).max(MOST_DIPLOMAS).optional(),
  region: z.string().regex(/^\d{2,3}$/).optional(),
  client: z.string().regex(/^[\w.:/-]{1,100}$/).optional(),
});

/** Keeps the claims that the graph knows and nothing else of a token; undefined when one is missing or misshapen. */
export function readClaims(payload: unknown): Claims | undefined {
  const read = claimsShape.safeParse(payload);
  return read.success ? read.data : undefined;
}

/** The MIREX whose rows somebody may see; undefined, all of them. Who is nobody sees none. */
export const visibleTo = (claims: Asking | null): ReadonlySet<MirexCode> | undefined => visibleMirex(claims ?? { roles: [], mirex: [] });
