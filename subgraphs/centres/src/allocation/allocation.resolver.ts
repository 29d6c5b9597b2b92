import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { explain } from '../refusal.messages.ts';
import { Sitting } from '../sitting/sitting.entity.ts';
import { sittingById } from '../sitting/sitting.loader.ts';
import { Room } from '../venue/room.entity.ts';
import { roomsOfVenue } from '../venue/venue.loader.ts';
import { allocate } from './allocate.service.ts';
import { AllocationChange } from './allocation-change.entity.ts';
import { Allocation } from './allocation.entity.ts';
import { AllocateEnrolmentInput, MoveAllocationInput } from './allocation.inputs.ts';
import { allocationById, allocationsOfEnrolment, changesOfEnrolment } from './allocation.loader.ts';
import { AllocateEnrolmentPayload } from './allocation.payload.type.ts';
import { Enrolment } from './allocation.stub.ts';
import { moveAllocation } from './move.service.ts';

@Resolver(() => Allocation)
export class AllocationResolver {
  @Mutation(() => AllocateEnrolmentPayload, { description: 'Attribuer une place. The first that is free in the sitting’s venue at that hour.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async allocateEnrolment(@Arg('input', () => AllocateEnrolmentInput) input: AllocateEnrolmentInput, @Ctx() context: Context): Promise<AllocateEnrolmentPayload> {
    const outcome = await allocate({
      enrolmentId: readId(input.enrolmentId, 'ENR', context), sittingId: readId(input.sittingId, 'SIT', context),
      room: input.room ?? null, accessible: input.accessible ?? false,
    }, context);
    return outcome.ok
      ? { allocation: await allocationById(context).load(outcome.value.id), userErrors: [] }
      : { allocation: null, userErrors: [explain(outcome.refusal)] };
  }

  @Mutation(() => AllocateEnrolmentPayload, { description: 'Déplacer un candidat. By hand, with the reason; allocation runs leave the candidate there.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async moveAllocation(@Arg('input', () => MoveAllocationInput) { id, sittingId, version, reason, reissue, room = null }: MoveAllocationInput, @Ctx() context: Context): Promise<AllocateEnrolmentPayload> {
    const outcome = await moveAllocation(readId(id, 'ALL', context), { sittingId: readId(sittingId, 'SIT', context), version, reason, reissue, room }, context);
    return outcome.ok
      ? { allocation: await allocationById(context).load(outcome.value.id), userErrors: [] }
      : { allocation: null, userErrors: [explain(outcome.refusal)] };
  }

  @FieldResolver(() => Sitting, { nullable: true, description: 'Passage d’épreuve.' })
  sitting(@Root() { sittingId }: Allocation, @Ctx() context: Context): Promise<Sitting | null> {
    return sittingById(context).load(sittingId);
  }

  @FieldResolver(() => Room, { nullable: true, description: 'Salle.' })
  async room(@Root() { venueId, roomCode }: Allocation, @Ctx() context: Context): Promise<Room | null> {
    return (await roomsOfVenue(context).load(venueId)).find(({ code }) => code === roomCode) ?? null;
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Inscription. Whose seat it is.' })
  enrolment(@Root() { enrolmentId }: Allocation): Enrolment {
    return { id: enrolmentId };
  }
}

@Resolver(() => Enrolment)
export class EnrolmentAllocationsResolver {
  @FieldResolver(() => [AllocationChange], { nullable: true, description: 'Historique des places. Every place given, moved or freed, oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  placeHistory(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<AllocationChange[]> {
    return changesOfEnrolment(context).load(id);
  }

  @FieldResolver(() => [Allocation], { nullable: true, description: 'Places. One for each sitting; in the order in which they were given.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, CAND, LEGAL_REP])')
  allocations(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<Allocation[]> {
    return allocationsOfEnrolment(context).load(id);
  }
}
