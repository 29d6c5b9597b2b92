import { z } from 'zod';

import { isMirexCode, type MirexCode } from '@mirex/schema/mirex';

/** Who asks, as the identity provider says it. What a role may do is decided by whoever serves the field. */
export interface Claims {
  readonly sub: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** The MIREX that the caller works for; empty for national staff without one, and for candidates. */
  readonly mirex: readonly MirexCode[];
  /** The caller's establishment, by its UAI. */
  readonly establishment?: string;
}

/** What no identity provider may say of somebody: that they are a machine of ours, or everybody. */
const OURS: ReadonlySet<string> = new Set(['SYSTEM', 'ANY']);

const claimsShape = z.object({
  sub: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  roles: z.array(z.string().regex(/^[A-Za-z][\w-]{0,63}$/).refine((role) => !OURS.has(role))).max(50),
  mirex: z.array(z.string().refine(isMirexCode)).max(7).default([]),
  establishment: z.string().regex(/^\d{7}[A-Z]$/).optional(),
});

/** Keeps the five claims that the graph knows and nothing else of a token; undefined when one is missing or misshapen. */
export function readClaims(payload: unknown): Claims | undefined {
  const read = claimsShape.safeParse(payload);
  return read.success ? (read.data as Claims) : undefined;
}

/** The MIREX whose rows somebody may see: the national bureau all of them (undefined), anybody else those of their claims. */
export const visibleTo = (claims: Pick<Claims, 'roles' | 'mirex'> | null): ReadonlySet<MirexCode> | undefined =>
  (claims?.roles.includes('BEX') ? undefined : new Set(claims?.mirex));
