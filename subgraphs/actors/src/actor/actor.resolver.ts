import type { Context } from '@mirex/kit/context';
import { clientError, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainKit, explainPage } from '@mirex/kit/kit.messages';
import { ownerOf } from '@mirex/schema/global-id';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { only } from '@mirex/kit/only';
import { Actor } from './actor.entity.ts';
import { ActorFilter, type CompetenceInput, RegisterActorInput } from './actor.inputs.ts';
import { actorById, competencesOfActor } from './actor.loader.ts';
import { explainActor } from './actor.messages.ts';
import { findActors } from './actor.query.ts';
import { registerActors } from './actor.service.ts';
import { Establishment, Speciality } from './actor.stub.ts';
import { Competence } from './competence.entity.ts';
import type { CompetenceFact } from './competence.rules.ts';

const ActorConnection = connectionType(Actor, 'Actor');

export const actorReference = ({ id }: { id: string }, context: Context): Promise<Actor | null> => actorById(context).load(id);

@ObjectType({ description: 'Suite d’un enregistrement d’acteur.' })
class RegisterActorPayload {
  @Field(() => Actor, { nullable: true, description: 'Acteur. Null when refused.' })
  actor?: Actor;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver(() => Actor)
export class ActorResolver {
  @Query(() => Actor, { nullable: true, description: 'Acteur. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, EXAM, INVIG, CHAIR, DEPUTY, TEACHER, CENTRE, EST])')
  actor(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Actor | null> {
    return actorById(context).load(readId(id, 'ACT', context));
  }

  @Query(() => ActorConnection, { nullable: true, description: 'Acteurs. In the order of registration; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, EXAM, INVIG, CHAIR, DEPUTY, TEACHER, CENTRE, EST])')
  async actors(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ActorFilter, { nullable: true }) filter: ActorFilter | undefined,
    @Ctx() { em }: Context,
  ): Promise<Connection<Actor>> {
    return asConnection(orThrow(await findActors(em, filter ?? {}, page), explainPage));
  }

  @Mutation(() => RegisterActorPayload, { description: 'Enregistrer un acteur. With the competences that are known.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async registerActor(@Arg('input', () => RegisterActorInput) input: RegisterActorInput, @Ctx() context: Context): Promise<RegisterActorPayload> {
    if (input.mirex !== context.owner) throw clientError(explainKit({ code: 'MIREX_NOT_SERVED' }));
    const outcome = only(await registerActors([{
      reference: input.reference ?? null, lastName: input.lastName, firstName: input.firstName,
      establishmentUai: input.establishment ?? null, competences: (input.competences ?? []).map(competenceFact),
    }], context));
    return outcome.ok ? { actor: outcome.value, userErrors: [] } : { userErrors: [explainActor(outcome.refusal)] };
  }

  @FieldResolver(() => Establishment, { nullable: true, description: 'Établissement. Where the actor works; null outside the schools.' })
  establishment(@Root() { establishmentUai }: Actor): Establishment | null {
    return establishmentUai === null ? null : { uai: establishmentUai };
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'Dossier conservé. Who stands for this actor since they were merged; null: nobody, they are themselves.' })
  @Directive('@crosses')
  survivor(@Root() { survivorId }: Actor, @Ctx() context: Context): Promise<Actor | null> | Pick<Actor, 'id'> | null {
    if (survivorId === null) return null;
    return ownerOf(survivorId) === context.owner ? actorById(context).load(survivorId) : { id: survivorId };
  }

  @FieldResolver(() => [Competence], { description: 'Compétences. In the order in which they were given.' })
  competences(@Root() { id }: Actor, @Ctx() context: Context): Promise<Competence[]> {
    return competencesOfActor(context).load(id);
  }
}

@Resolver(() => Competence)
export class CompetenceResolver {
  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité. Null: any.' })
  speciality(@Root() { specialityCode }: Competence): Speciality | null {
    return specialityCode === null ? null : { code: specialityCode };
  }
}

const competenceFact = ({ role, speciality, discipline, from, to }: CompetenceInput): CompetenceFact =>
  ({ role, specialityCode: speciality ?? null, discipline: discipline ?? null, from, to: to ?? null });
