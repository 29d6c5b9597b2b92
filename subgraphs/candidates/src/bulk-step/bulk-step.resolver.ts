import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { expectServed, readId } from '@mirex/kit/graph/client-error';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { BulkStepInput, RecordSignaturesInput } from './bulk-step.inputs.ts';
import { explainWhole } from './bulk-step.messages.ts';
import type { BulkStep } from './bulk-step.rules.ts';
import { stepInBulk } from './bulk-step.service.ts';
import { BulkStepPayload } from './bulk-step.type.ts';

async function answer(step: BulkStep, { mirex, enrolments, filter, reason = null, idempotencyKey }: BulkStepInput | RecordSignaturesInput, context: Context): Promise<BulkStepPayload> {
  expectServed(mirex, context);
  const named = enrolments?.map(({ id, version, ...more }) => ({ id: readId(id, 'ENR', context), version, reason, representative: 'representative' in more && more.representative === true })) ?? null;
  const done = await stepInBulk({ key: idempotencyKey, step, enrolments: named, filter: filter ?? null, reason }, context);
  if (!done.ok) return { enrolments: [], refused: [], remaining: 0, userErrors: [explainWhole(done.refusal)] };
  const { ids, refused, remaining } = done.value;
  const rows = new Map((await context.em.find(Enrolment, { id: { $in: ids as GlobalId[] } }, { refresh: true })).map((row) => [row.id as string, row]));
  return { enrolments: ids.flatMap((id) => rows.get(id) ?? []), refused: refused.map(({ id, ...error }) => ({ id, error })), remaining, userErrors: [] };
}

@Resolver()
export class BulkStepResolver {
  @Mutation(() => BulkStepPayload, { description: 'Saisie en nombre. The establishment takes pre-registrations over.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK])')
  enterEnrolments(@Arg('input', () => BulkStepInput) input: BulkStepInput, @Ctx() context: Context): Promise<BulkStepPayload> {
    return answer('enterEnrolments', input, context);
  }

  @Mutation(() => BulkStepPayload, { description: 'Confirmation en nombre. The establishment confirms what was entered (fiches 101).' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK])')
  confirmEnrolments(@Arg('input', () => BulkStepInput) input: BulkStepInput, @Ctx() context: Context): Promise<BulkStepPayload> {
    return answer('confirmEnrolments', input, context);
  }

  @Mutation(() => BulkStepPayload, { description: 'Signatures reçues. Records the sheets that candidates, or the representatives of minors, have signed on paper.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK])')
  recordSignatures(@Arg('input', () => RecordSignaturesInput) input: RecordSignaturesInput, @Ctx() context: Context): Promise<BulkStepPayload> {
    return answer('recordSignatures', input, context);
  }

  @Mutation(() => BulkStepPayload, { description: 'Instruction en nombre. The MIREX takes signed enrolments up.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  reviewEnrolments(@Arg('input', () => BulkStepInput) input: BulkStepInput, @Ctx() context: Context): Promise<BulkStepPayload> {
    return answer('reviewEnrolments', input, context);
  }

  @Mutation(() => BulkStepPayload, { description: 'Acceptation en nombre. Each once the nation has reserved its speciality and its mandatory pieces were accepted.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, SIGN])')
  acceptEnrolments(@Arg('input', () => BulkStepInput) input: BulkStepInput, @Ctx() context: Context): Promise<BulkStepPayload> {
    return answer('acceptEnrolments', input, context);
  }
}
