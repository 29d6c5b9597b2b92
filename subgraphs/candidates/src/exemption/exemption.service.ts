import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleNumber } from '@mirex/schema/regulation';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { DocumentState, SupportingDocument } from '../document/supporting-document.entity.ts';
import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { openingsOf } from '../enrolment/openings.ts';
import { GrantState } from '../kept-mark/kept-mark.entity.ts';
import { NEXT_GRANT_STATES } from '../kept-mark/kept-mark.rules.ts';
import type { Decided } from '../kept-mark/kept-mark.service.ts';
import { EnrolmentCase } from '../paper-map/enrolment-case.type.ts';
import { papersOf } from '../paper-map/paper-map.rules.ts';
import { redrawMaps } from '../paper-map/paper-map.service.ts';
import { readReason, type RecordRefusal } from '../record/record.rules.ts';
import { stepRecord, trace } from '../record/record.service.ts';
import { Exemption, type ExemptionGround } from './exemption.entity.ts';
import { exemptPapers, type ExemptionRefusal, PROOFS } from './exemption.rules.ts';

type Refused = ExemptionRefusal | RecordRefusal;

export interface AskedExemption {
  readonly enrolmentId: GlobalId;
  readonly ground: ExemptionGround;
  readonly named: readonly string[];
  readonly documentId: string | null;
}

/** Asks for an exemption. Two who ask on one ground at once: one is EXEMPTION_ASKED_ALREADY. */
export function requestExemption({ enrolmentId, ground, named, documentId }: AskedExemption, context: Context): Promise<Outcome<Exemption, Refused>> {
  return context.em.transactional(async (tx) => {
    const enrolment = await tx.findOne(Enrolment, { id: enrolmentId });
    if (!enrolment) return refuse({ code: 'RECORD_UNKNOWN', given: enrolmentId });
    const { session, specialityCode, enrolmentCase } = enrolment;
    const proof = documentId === null ? null : await tx.findOne(SupportingDocument, { id: documentId as GlobalId, enrolmentId });
    if (!proof || !PROOFS[ground].includes(proof.kind)) return refuse({ code: 'EXEMPTION_WITHOUT_DOCUMENT', kinds: PROOFS[ground].join(', ') });

    const { papers, specialities } = await openingsOf(context);
    const diploma = specialities.get(specialityCode)?.diploma ?? '';
    const levelFourUpTo = ruleNumber(await dataSet(context, 'regulations'), { diploma, session }, 'LEVEL_FOUR_EXEMPTS_UP_TO');
    const holder = enrolmentCase === EnrolmentCase.DIPLOMA_HOLDER;
    const exempt = exemptPapers({ ground, diploma, holder, named, levelFourUpTo, papers: papersOf(papers.get(specialityCode) ?? [], session) });
    if (!exempt.ok) return exempt;

    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [`${enrolmentId} ${ground}`]);
    if (await tx.findOne(Exemption, { enrolmentId, ground })) return refuse({ code: 'EXEMPTION_ASKED_ALREADY' });
    const exemption = tx.create(Exemption, { id: context.newId('EXE'), enrolmentId, ground, papers: [...exempt.value], documentId: proof.id, state: GrantState.REQUESTED });
    trace(tx, { id: exemption.id, enrolmentId, version: 1 }, { from: null, to: 'REQUESTED', reason: null }, context);
    return accept(exemption);
  });
}

/** Grants, on an accepted document, or refuses; what is granted is on the paper map at once, and told. */
export function decideExemption({ id, version, granted, reason }: Decided, context: Context): Promise<Outcome<Exemption, Refused>> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const why = granted ? accept(reason ?? null) : readReason(reason);
    if (!why.ok) return why;
    const decided = await stepRecord(Exemption, NEXT_GRANT_STATES, { id, version, to: granted ? GrantState.GRANTED : GrantState.REFUSED, reason: why.value }, inside);
    if (!decided.ok) return decided;
    const proof = await tx.findOne(SupportingDocument, { id: decided.value.documentId });
    if (granted && proof?.state !== DocumentState.ACCEPTED) {
      // Nothing of the step may be flushed with the transaction's end.
      tx.clear();
      return refuse({ code: 'EXEMPTION_DOCUMENT_NOT_ACCEPTED' });
    }
    await tx.flush();
    await redrawMaps([decided.value.enrolmentId], inside);
    return decided;
  });
}
