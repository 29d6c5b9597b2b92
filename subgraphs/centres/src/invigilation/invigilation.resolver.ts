import type { Context } from '@mirex/kit/context';
import { readAnyId, readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Sitting } from '../sitting/sitting.entity.ts';
import { InvigilationDuty } from './invigilation.entity.ts';
import { explainInvigilation } from './invigilation.messages.ts';
import { assignInvigilators } from './invigilation.service.ts';

@InputType({ description: 'Surveillants d’une salle. All of them: who is not named is none any more.' })
class AssignInvigilatorsInput {
  @Field(() => ID, { description: 'Passage d’épreuve.' })
  sittingId!: string;

  @Field(() => String, { description: 'Salle. Its code.' })
  room!: string;

  @Field(() => [ID], { description: 'Acteurs. Of any MIREX that this one knows.' })
  actorIds!: string[];
}

@ObjectType({ description: 'Surveillance écrite. Who watches over the room now, or why nothing was done.' })
class AssignInvigilatorsPayload {
  @Field(() => [InvigilationDuty], { nullable: true, description: 'Surveillances.' })
  duties!: InvigilationDuty[] | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Salle à surveiller. How many sit there, and who watches over them.' })
class InvigilatedRoom {
  @Field(() => String, { description: 'Salle. Its code.' })
  room!: string;

  @Field(() => Int, { description: 'Candidats.' })
  candidates!: number;

  @Field(() => [InvigilationDuty], { description: 'Surveillances.' })
  duties!: InvigilationDuty[];
}

const dutiesOf = perRequest(({ em }) =>
  listLoader((ids) => em.find(InvigilationDuty, { sittingId: { $in: ids as GlobalId[] } }, { orderBy: { roomCode: 'asc', actorId: 'asc' } }), (row) => row.sittingId));
const headsOf = perRequest(({ em }) => listLoader((ids) => em.execute<{ sittingId: string; room: string; candidates: number }[]>(
  `select sitting_id as "sittingId", room_code as room, count(*)::integer as candidates from allocation where sitting_id in (select jsonb_array_elements_text(?::jsonb)) group by 1, 2 order by 1, 2`,
  [JSON.stringify(ids)],
), (row) => row.sittingId));

@Resolver(() => Sitting)
export class InvigilationResolver {
  @Mutation(() => AssignInvigilatorsPayload, { description: 'Affecter les surveillants d’une salle.' })
  @Directive('@routed(by: "input.sittingId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  async assignInvigilators(@Arg('input', () => AssignInvigilatorsInput) { sittingId, room, actorIds }: AssignInvigilatorsInput, @Ctx() context: Context): Promise<AssignInvigilatorsPayload> {
    const outcome = await assignInvigilators({ sittingId: readId(sittingId, 'SIT', context), room, actorIds: actorIds.map((id) => readAnyId(id, 'ACT')) }, context);
    return outcome.ok ? { duties: outcome.value, userErrors: [] } : { duties: null, userErrors: [explainInvigilation(outcome.refusal)] };
  }

  @FieldResolver(() => [InvigilatedRoom], { description: 'Salles à surveiller. Those in which somebody sits, by code.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE])')
  async invigilation(@Root() { id }: Sitting, @Ctx() context: Context): Promise<InvigilatedRoom[]> {
    const duties = await dutiesOf(context).load(id);
    return (await headsOf(context).load(id)).map(({ room, candidates }) => ({ room, candidates, duties: duties.filter(({ roomCode }) => roomCode === room) }));
  }
}
