import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { signatoryOf, type SignatureRefusal } from '../signature/delegation.service.ts';
import { CertificateChange } from './certificate-change.entity.ts';
import { twoDDoc } from '../stamp/two-d-doc.ts';
import { Certificate, CertificateState } from './certificate.entity.ts';
import type { CertificateStateName } from './certificate.rules.ts';
import { referenceOf } from './compose-certificate.ts';
import type { Issue } from './issue-certificates.service.ts';

export type CertificateRefusal =
  | { readonly code: 'CERTIFICATE_UNKNOWN'; readonly given: string }
  | { readonly code: 'CERTIFICATE_EDITION'; readonly seen: number; readonly found: number }
  | { readonly code: 'CERTIFICATE_REASON_MISSING' };

/** Signs what is issued and not signed: how many. The caller signs by a delegation that holds today. Three statements and the journal's. */
export async function signCertificates(issue: Issue, context: Context): Promise<Outcome<number, SignatureRefusal>> {
  const signatory = await signatoryOf(context);
  if (!signatory.ok) return signatory;
  const { name, quality } = signatory.value;
  return accept(await context.em.transactional(async (tx) => {
    const stamps = await stampsOf(tx, issue, context);
    const set = 'signed_at = ?, signatory = ?::jsonb, stamp = (?::jsonb ->> id),';
    return moveAll(issue, ['ISSUED', 'SIGNED'], set, [context.now(), JSON.stringify({ name, quality }), JSON.stringify(stamps)], within(context, tx));
  }));
}

/** The stamp of each document that waits for its signature, by id; their rows are locked. */
async function stampsOf(tx: EntityManager, { session, diploma, kind }: Issue, { now }: Context): Promise<Record<string, string>> {
  const rows = await tx.execute<Pick<Certificate, 'id' | 'kind' | 'edition' | 'content' | 'checkCode' | 'issuedAt'>[]>(
    `select id, kind, edition, content, check_code as "checkCode", issued_at as "issuedAt" from certificate
     where session = ? and diploma_code = ? and kind = ? and state = 'ISSUED' order by id for update`,
    [session, diploma, kind],
  );
  const signedOn = now().toISOString().slice(0, 10);
  return Object.fromEntries(rows.map((row) => {
    const { lastName, firstName, birthDate } = row.content;
    return [row.id, twoDDoc({ lastName, firstName, birthDate, reference: referenceOf(row), checkCode: row.checkCode, issuedOn: new Date(row.issuedAt).toISOString().slice(0, 10), signedOn })];
  }));
}

/** Sends what is signed: how many. */
export const sendCertificates = (issue: Issue, context: Context): Promise<number> => moveAll(issue, ['SIGNED', 'SENT'], '', [], context);

function moveAll(
  { session, diploma, kind }: Issue, [from, to]: readonly [CertificateStateName, CertificateStateName], more: string, values: readonly unknown[], context: Context,
): Promise<number> {
  return context.em.transactional(async (tx) => {
    const moved = await tx.execute<{ id: string }[]>(
      `with moved as (
         update certificate set ${more} state = ?, version = version + 1 where session = ? and diploma_code = ? and kind = ? and state = ? returning id
       ), kept as (
         insert into certificate_change (certificate_id, at, by, state_before, state_after) select id, ?, ?, ?, ? from moved
       ) select id from moved`,
      [...values, to, session, diploma, kind, from, context.now(), context.caller.sub, from, to],
    );
    await journalRows(within(context, tx), { entity: 'Certificate', ids: moved.map(({ id }) => id), change: 'UPDATE' });
    return moved.length;
  });
}

/** Issues a document again, for one that was lost: a new edition, by who has seen the last, with a reason. */
export function reissueCertificate(id: GlobalId, edition: number, reason: string, context: Context): Promise<Outcome<Certificate, CertificateRefusal>> {
  const { em, caller, now, newId } = context;
  return em.transactional(async (tx) => {
    const asked = await tx.findOne(Certificate, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!asked) return refuse({ code: 'CERTIFICATE_UNKNOWN', given: id });
    const { enrolmentId, candidateId, kind, session, diplomaCode, establishmentUai, decisionNumber, content } = asked;
    const found = await tx.count(Certificate, { enrolmentId, kind });
    if (found !== edition || asked.edition !== edition) return refuse({ code: 'CERTIFICATE_EDITION', seen: edition, found });
    if (reason.trim() === '') return refuse({ code: 'CERTIFICATE_REASON_MISSING' });
    const again = tx.create(Certificate, {
      id: newId('CRT'), enrolmentId, candidateId, kind, session, diplomaCode, establishmentUai, decisionNumber, content, edition: edition + 1,
      checkCode: crypto.randomUUID().replaceAll('-', '').slice(0, 20), issuedAt: now(),
    });
    tx.create(CertificateChange, { certificateId: again.id, at: now(), by: caller.sub, stateBefore: null, stateAfter: CertificateState.ISSUED, reason: reason.trim() });
    return accept(again);
  });
}
