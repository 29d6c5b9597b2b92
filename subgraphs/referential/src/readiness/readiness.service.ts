import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { isMirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Declaration } from './declaration.entity.ts';
import { findFaults } from './readiness.query.ts';
import { checkDeclaration, type DeclarationRefusal } from './readiness.rules.ts';

/** Those of a MIREX who answer for its data. */
const DECLARERS: ReadonlySet<string> = new Set(['UNIT', 'TRANS', 'HEAD']);

/**
 * Declares the data of a session right for one MIREX. A second time, it answers the first declaration.
 *
 * Two who declare at once: one row is written, and both are answered it.
 */
export async function validateDeclaration(session: number, mirex: string, context: Context): Promise<Outcome<Declaration, DeclarationRefusal>> {
  const { em, caller, now } = context;
  if (!isMirexCode(mirex)) return refuse({ code: 'DECLARATION_MIREX_UNKNOWN', given: mirex });
  const national = caller.roles.includes('BEX') || caller.roles.includes('SYSTEM');
  const regional = caller.mirex.includes(mirex) && caller.roles.some((role) => DECLARERS.has(role));
  if (!national && !regional) return refuse({ code: 'DECLARATION_OF_ANOTHER_MIREX', given: mirex });
  const checked = checkDeclaration(await findFaults(em, session, mirex));
  if (!checked.ok) return checked;
  await writeRows(
    context, { entity: 'Declaration' },
    `insert into declaration (session_year, mirex_code, validated_at, validated_by) values (?, ?, ?, ?) on conflict do nothing returning session_year || '/' || mirex_code as id`, [session, mirex, now(), caller.sub],
  );
  return accept(await em.findOneOrFail(Declaration, { sessionYear: session, mirexCode: mirex }));
}
