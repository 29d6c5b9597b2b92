import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { signatoryOf, type SignatureRefusal } from '../signature/delegation.service.ts';
import { CertificateChange } from './certificate-change.entity.ts';
import { twoDDoc } from '../stamp/two-d-doc.ts';
import { Certificate, CertificateState } from './certificate.entity.ts';
import { referenceOf } from './compose-certificate.ts';
import { CHUNK, type Issue } from './issue-certificates.service.ts';

export type CertificateRefusal =
  | { readonly code: 'CERTIFICATE_UNKNOWN'; readonly given: string }
  | { readonly code: 'CERTIFICATE_EDITION'; readonly seen: number; readonly found: number }
  | { readonly code: 'CERTIFICATE_REASON_MISSING' };

/**
 * Signs what is issued and not signed: how many. The caller signs by a delegation that holds today. One transaction; two
 * statements and the delegation's for each five thousand.
 */
export async function signCertificates(issue: Issue, context: Context): Promise<Outcome<number, SignatureRefusal>> {
  const signatory = await signatoryOf(context);
  if (!signatory.ok) return signatory;
  const { name, quality } = signatory.value;
  return accept(await context.em.transactional(async (tx) => {
    let signed = 0;
    for (let stamps = await stampsOf(tx, issue, context); stamps.length > 0; stamps = await stampsOf(tx, issue, context)) {
      await sign(stamps, JSON.stringify({ name, quality }), within(context, tx));
      signed += stamps.length;
    }
    return signed;
  }));
}

interface Stamp {
  readonly id: string;
  readonly stamp: string;
}

/** The stamps of the next documents that wait for their signature, whose rows are locked; of each, what a stamp says and no more is read. */
async function stampsOf(tx: EntityManager, { session, diploma, kind }: Issue, { owner, now }: Context): Promise<Stamp[]> {
  const rows = await tx.execute<(Pick<Certificate, 'id' | 'kind' | 'edition' | 'checkCode' | 'issuedAt'> & Record<'lastName' | 'firstName' | 'birthDate' | 'number', string>)[]>(
    `select id, kind, edition, content ->> 'lastName' as "lastName", content ->> 'firstName' as "firstName", content ->> 'birthDate' as "birthDate", content ->> 'number' as number,
       check_code as "checkCode", issued_at as "issuedAt" from certificate
     where session = ? and diploma_code = ? and kind = ? and state = 'ISSUED' order by id limit ? for update`,
    [session, diploma, kind, CHUNK],
  );
  const signedOn = seatDay(owner, now());
  return rows.map(({ id, number, lastName, firstName, birthDate, checkCode, issuedAt, ...row }) => ({
    id, stamp: twoDDoc({ lastName, firstName, birthDate, reference: referenceOf({ ...row, content: { number } }), checkCode, issuedOn: seatDay(owner, new Date(issuedAt)), signedOn }),
  }));
}

const sign = (stamps: readonly Stamp[], signatory: string, context: Context): Promise<object[]> => writeRows(context, { entity: 'Certificate', change: 'UPDATE' },
  `with written as (
     update certificate c set signed_at = ?, signatory = ?::jsonb, stamp = s.stamp, state = 'SIGNED', version = version + 1
     from jsonb_to_recordset(?::jsonb) as s(id text, stamp text) where c.id = s.id returning c.id)
   insert into certificate_change (certificate_id, at, by, state_before, state_after) select id, ?, ?, 'ISSUED', 'SIGNED' from written`,
  [context.now(), signatory, JSON.stringify(stamps), context.now(), context.caller.sub]);

/** Sends what is signed: how many. One statement, however many there are; two at once: the second waits, and finds none left. */
export async function sendCertificates({ session, diploma, kind }: Issue, context: Context): Promise<number> {
  const sent = await writeRows(context, { entity: 'Certificate', change: 'UPDATE' },
    `with written as (update certificate set state = 'SENT', version = version + 1 where session = ? and diploma_code = ? and kind = ? and state = 'SIGNED' returning id),
     kept as (insert into certificate_change (certificate_id, at, by, state_before, state_after) select id, ?, ?, 'SIGNED', 'SENT' from written)
     select id from written`,
    [session, diploma, kind, context.now(), context.caller.sub]);
  return sent.length;
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
