import type { GlobalId } from '@mirex/schema/global-id';
import { expectOwnPeer } from '@mirex/kit/access/own-peer';
import type { Context } from '@mirex/kit/context';
import { expectServed, readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { changesOfRecord } from '../record/changes.loader.ts';
import { RecordChange } from '../record/record-change.entity.ts';
import { receiveTransfer } from './receive-transfer.service.ts';
import { Transfer } from './transfer.entity.ts';
import { ReceiveTransferInput, TransferEnrolmentInput } from './transfer.inputs.ts';
import { explainTransferAct } from './transfer.messages.ts';
import { transferEnrolment } from './transfer.service.ts';

@ObjectType({ description: 'Réponse. The transfer as it stands, or why it was not begun.' })
export class TransferPayload {
  @Field(() => Transfer, { nullable: true, description: 'Transfert. Null when refused.' })
  transfer?: Transfer | null;

  @Field(() => [UserError], { description: 'Refus. Empty when begun.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Réponse à receiveTransfer.' })
export class ReceivedTransfer {
  @Field(() => ID, { nullable: true, description: 'Inscription. In the MIREX that takes over; null when it refuses.' })
  enrolmentId!: string | null;

  @Field(() => String, { nullable: true, description: 'Refus. Its code.' })
  refused!: string | null;
}

const transferById = perRequest(({ em }) => rowLoader((ids) => em.find(Transfer, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const transfersOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(Transfer, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { id: 'asc' } }), (row) => row.enrolmentId));

export const transferReference = ({ id }: { id: string }, context: Context): Promise<Transfer | null> => transferById(context).load(id);

@Resolver(() => Transfer)
export class TransferResolver {
  @Mutation(() => TransferPayload, { description: 'Transfert vers une autre MIREX. PENDING when it cannot be reached; it is asked again.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async transferEnrolment(@Arg('input', () => TransferEnrolmentInput) input: TransferEnrolmentInput, @Ctx() context: Context): Promise<TransferPayload> {
    const outcome = await transferEnrolment({ ...input, id: readId(input.id, 'ENR', context) }, context);
    return outcome.ok ? { transfer: outcome.value, userErrors: [] } : { userErrors: [explainTransferAct(outcome.refusal)] };
  }

  @Mutation(() => ReceivedTransfer, { description: 'Prise en charge d’un transfert. Between instances alone; the same transfer twice is one.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [SYSTEM])')
  async receiveTransfer(@Arg('input', () => ReceiveTransferInput) input: ReceiveTransferInput, @Ctx() context: Context): Promise<ReceivedTransfer> {
    expectServed(input.mirex, context);
    expectOwnPeer(input.enrolmentId, context);
    const outcome = await receiveTransfer(input, context);
    return outcome.ok ? { enrolmentId: outcome.value, refused: null } : { enrolmentId: null, refused: outcome.refusal.code };
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Suite. The enrolment in the other MIREX.' })
  @Directive('@crosses')
  movedTo(@Root() { movedToId }: Transfer): Pick<Enrolment, 'id'> | null {
    return movedToId === null ? null : { id: movedToId };
  }

  @FieldResolver(() => [RecordChange], { description: 'Historique. Oldest first.' })
  changes(@Root() { id }: Transfer, @Ctx() context: Context): Promise<RecordChange[]> {
    return changesOfRecord(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentTransfersResolver {
  @FieldResolver(() => [Transfer], { description: 'Transferts. Oldest first.' })
  transfers(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<Transfer[]> {
    return transfersOfEnrolment(context).load(id);
  }
}
