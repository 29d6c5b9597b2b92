import type { Context } from '@mirex/kit/context';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { expectServed } from '@mirex/kit/graph/client-error';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import { once } from '@mirex/kit/idempotency/once';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { AwardedDiploma } from '../award/awarded-diploma.entity.ts';
import { explainCertificate } from '../certificate/certificate.messages.ts';
import type { SignatureRefusal } from '../signature/delegation.service.ts';
import { awardPublished } from './award-published.service.ts';
import { printedDiploma } from './diploma-document.ts';
import { printDiplomas, sendDiplomas, signDiplomas } from './print-diplomas.service.ts';
import { PrintRunInput } from './print.inputs.ts';
import { PrintRunPayload } from './print.type.ts';
import { isAuthentic, isAuthenticStamp } from './verify.query.ts';

/** An act on the diplomas of a session, done once for each key. */
async function run(act: string, input: PrintRunInput, context: Context, done: (held: Context) => Promise<Outcome<number, SignatureRefusal>>): Promise<PrintRunPayload> {
  expectServed(input.mirex, context);
  const outcome = await once(context, { key: input.idempotencyKey, act, input }, done);
  if (outcome.ok) return { diplomas: outcome.value, userErrors: [] };
  return { diplomas: null, userErrors: [explainKeyed(outcome.refusal, explainCertificate)] };
}

@Resolver(() => AwardedDiploma)
export class PrintResolver {
  @Mutation(() => PrintRunPayload, { description: 'Déclarer les admis. Those of published results, all at once.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  awardPublished(@Arg('input', () => PrintRunInput) input: PrintRunInput, @Ctx() context: Context): Promise<PrintRunPayload> {
    return run('awardPublished', input, context, async (held) => accept(await awardPublished(input, held)));
  }

  @Mutation(() => PrintRunPayload, { description: 'Imprimer les diplômes. Those that have a number.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  printDiplomas(@Arg('input', () => PrintRunInput) input: PrintRunInput, @Ctx() context: Context): Promise<PrintRunPayload> {
    return run('printDiplomas', input, context, async (held) => accept(await printDiplomas(input, held)));
  }

  @Mutation(() => PrintRunPayload, { description: 'Signer les diplômes. By a delegation that holds today.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [SIGN])')
  signDiplomas(@Arg('input', () => PrintRunInput) input: PrintRunInput, @Ctx() context: Context): Promise<PrintRunPayload> {
    return run('signDiplomas', input, context, (held) => signDiplomas(input, held));
  }

  @Mutation(() => PrintRunPayload, { description: 'Expédier les diplômes. Those that are signed and bear the present name.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  sendDiplomas(@Arg('input', () => PrintRunInput) input: PrintRunInput, @Ctx() context: Context): Promise<PrintRunPayload> {
    return run('sendDiplomas', input, context, async (held) => accept(await sendDiplomas(input, held)));
  }

  @Query(() => Boolean, { nullable: true, description: 'Vérifier un document. Yes or no, and nothing more: a reference with its code.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [ANY])')
  documentIsAuthentic(
    @Arg('mirex', () => String, { description: 'MIREX. Its code, in the reference.' }) mirex: string,
    @Arg('reference', () => String, { description: 'Référence. The number of a diploma, the id of another document.' }) reference: string,
    @Arg('code', () => String, { description: 'Code de vérification. As it is printed.' }) code: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    expectServed(mirex, context);
    return isAuthentic(reference, code, context);
  }

  @Query(() => Boolean, { nullable: true, description: 'Vérifier un cachet. Yes or no: the whole text of a 2D-Doc.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [ANY])')
  stampIsAuthentic(
    @Arg('mirex', () => String, { description: 'MIREX. Its code, in the reference that the stamp bears.' }) mirex: string,
    @Arg('stamp', () => String, { description: 'Cachet. As it is read, separators included.' }) stamp: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    expectServed(mirex, context);
    return isAuthenticStamp(stamp.slice(0, 1000), context);
  }

  @FieldResolver(() => PrintedDocument, { nullable: true, description: 'Diplôme imprimé. PDF/UA with its stamp; null before it is printed.' })
  document(@Root() diploma: AwardedDiploma, @Ctx() context: Context): PrintedDocument | null {
    return printedDiploma(diploma, context);
  }
}
