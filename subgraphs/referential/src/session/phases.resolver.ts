import type { Context } from '@mirex/kit/context';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Resolver } from 'type-graphql';

import { createSession } from './create-session.service.ts';
import { editPhases } from './edit-phases.service.ts';
import { CreateSessionInput, EditPhasesInput } from './phases.inputs.ts';
import { explainPhases, explainPhasesAct } from './phases.messages.ts';
import { Session } from './session.entity.ts';
import { MoveSessionPayload } from './session.type.ts';

@ObjectType({ description: 'Réponse à createSession.' })
export class CreateSessionPayload {
  @Field(() => Session, { nullable: true, description: 'Session. Null when it was refused.' })
  session!: Session | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@Resolver()
export class PhasesResolver {
  @Mutation(() => CreateSessionPayload, { description: 'Crée une session. As a draft, on the days of another; the national bureau only.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async createSession(@Arg('input', () => CreateSessionInput) input: CreateSessionInput, @Ctx() context: Context): Promise<CreateSessionPayload> {
    const outcome = await createSession(input, context);
    return outcome.ok ? { session: outcome.value, userErrors: [] } : { session: null, userErrors: [explainPhases(outcome.refusal)] };
  }

  @Mutation(() => MoveSessionPayload, { description: 'Fixe les dates de phases. In one zone; the national bureau only.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async editPhases(@Arg('input', () => EditPhasesInput) input: EditPhasesInput, @Ctx() context: Context): Promise<MoveSessionPayload> {
    const outcome = await editPhases(input, context);
    return outcome.ok ? { calendar: outcome.value, userErrors: [] } : { calendar: null, userErrors: [explainPhasesAct(outcome.refusal)] };
  }
}
