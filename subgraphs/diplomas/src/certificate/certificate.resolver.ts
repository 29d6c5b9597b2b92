import type { Context } from '@mirex/kit/context';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { once } from '@mirex/kit/idempotency/once';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../award/award.stub.ts';
import { delegateSignature, type SignatureRefusal } from '../signature/delegation.service.ts';
import { printedCertificate } from './certificate-document.ts';
import { CertificateChange } from './certificate-change.entity.ts';
import { Certificate } from './certificate.entity.ts';
import { CertificateFilter, CertificatesInput, DelegateSignatureInput, ReissueCertificateInput } from './certificate.inputs.ts';
import { explainCertificate } from './certificate.messages.ts';
import { CertificatePayload, CertificatesPayload, DelegationPayload } from './certificate.type.ts';
import { issueCertificates } from './issue-certificates.service.ts';
import { reissueCertificate, sendCertificates, signCertificates } from './move-certificates.service.ts';

const CertificateConnection = connectionType(Certificate, 'Certificate');

const certificateById = perRequest(({ em }) => rowLoader((ids) => em.find(Certificate, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));
const changesOfCertificate = perRequest(({ em }) =>
  listLoader((ids) => em.find(CertificateChange, { certificateId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), ({ certificateId }) => certificateId));

export const certificateReference = ({ id }: { readonly id: string }, context: Context): Promise<Certificate | null> => certificateById(context).load(id);

type Counted = Outcome<number, SignatureRefusal | IdempotencyRefusal>;

/** An act on the documents of a session, done once for each key. */
async function bulk(act: string, input: CertificatesInput, context: Context, run: (held: Context) => Promise<Outcome<number, SignatureRefusal>>): Promise<CertificatesPayload> {
  expectServed(input.mirex, context);
  const outcome: Counted = await once(context, { key: input.idempotencyKey, act, input }, run);
  if (outcome.ok) return { documents: outcome.value, userErrors: [] };
  return { documents: null, userErrors: [explainKeyed(outcome.refusal, explainCertificate)] };
}

@Resolver(() => Certificate)
export class CertificateResolver {
  @Query(() => CertificateConnection, { nullable: true, description: 'Relevés et attestations. One’s own for a candidate, once signed; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  async certificates(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => CertificateFilter, { nullable: true }) filter: CertificateFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<Certificate>> {
    const where = { ...(filter?.session != null && { session: filter.session }), ...(filter?.kind != null && { kind: filter.kind }) };
    return asConnection(orThrow(await findPage(em, Certificate, where, 'id', page), explainPage));
  }

  @Mutation(() => CertificatesPayload, { description: 'Établit les relevés ou attestations. That published results have earned and that are not there yet.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  issueCertificates(@Arg('input', () => CertificatesInput) input: CertificatesInput, @Ctx() context: Context): Promise<CertificatesPayload> {
    return bulk('issueCertificates', input, context, async (held) => accept(await issueCertificates(input, held)));
  }

  @Mutation(() => CertificatesPayload, { description: 'Signe les relevés ou attestations. By a delegation that holds today.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [SIGN])')
  signCertificates(@Arg('input', () => CertificatesInput) input: CertificatesInput, @Ctx() context: Context): Promise<CertificatesPayload> {
    return bulk('signCertificates', input, context, (held) => signCertificates(input, held));
  }

  @Mutation(() => CertificatesPayload, { description: 'Envoie les relevés ou attestations signés.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  sendCertificates(@Arg('input', () => CertificatesInput) input: CertificatesInput, @Ctx() context: Context): Promise<CertificatesPayload> {
    return bulk('sendCertificates', input, context, async (held) => accept(await sendCertificates(input, held)));
  }

  @Mutation(() => CertificatePayload, { description: 'Réédite un document perdu. Under the next edition number.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async reissueCertificate(@Arg('input', () => ReissueCertificateInput) { id, edition, reason }: ReissueCertificateInput, @Ctx() context: Context): Promise<CertificatePayload> {
    const outcome = await reissueCertificate(readId(id, 'CRT', context), edition, reason, context);
    return outcome.ok ? { certificate: outcome.value, userErrors: [] } : { certificate: null, userErrors: [explainCertificate(outcome.refusal)] };
  }

  @Mutation(() => DelegationPayload, { description: 'Délègue la signature. To an account, for a time, by an act.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD])')
  async delegateSignature(@Arg('input', () => DelegateSignatureInput) input: DelegateSignatureInput, @Ctx() context: Context): Promise<DelegationPayload> {
    expectServed(input.mirex, context);
    const outcome = await delegateSignature(input, context);
    return outcome.ok ? { delegation: outcome.value, userErrors: [] } : { delegation: null, userErrors: [explainCertificate(outcome.refusal)] };
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Inscription.' })
  enrolment(@Root() { enrolmentId }: Certificate): Enrolment {
    return { id: enrolmentId };
  }

  @FieldResolver(() => PrintedDocument, { nullable: true, description: 'Document imprimé. PDF/UA with its stamp.' })
  document(@Root() certificate: Certificate, @Ctx() context: Context): PrintedDocument {
    return printedCertificate(certificate, context);
  }

  @FieldResolver(() => [CertificateChange], { description: 'Historique. Every change, oldest first.' })
  history(@Root() { id }: Certificate, @Ctx() context: Context): Promise<CertificateChange[]> {
    return changesOfCertificate(context).load(id);
  }
}
