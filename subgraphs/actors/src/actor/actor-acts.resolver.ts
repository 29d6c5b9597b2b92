import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { payload, type Payload, payloadType } from '../payload.type.ts';
import { Trace } from '../trace/trace.entity.ts';
import { tracesOf } from '../trace/trace.ts';
import { explainActorAct } from './actor-acts.messages.ts';
import { DecideCompetenceInput, EndCompetenceInput, ProposeCompetenceInput, ReviseActorInput } from './actor-acts.inputs.ts';
import { Actor } from './actor.entity.ts';
import { decideCompetence, endCompetence, proposeCompetence } from './competence-acts.service.ts';
import { Competence } from './competence.entity.ts';
import { reviseActor } from './revise-actor.service.ts';

const ActorPayload = payloadType(Actor, 'Actor', 'actor');
const CompetencePayload = payloadType(Competence, 'Competence', 'competence');

@Resolver(() => Actor)
export class ActorActs {
  @Mutation(() => ActorPayload, { description: 'Rectifier un acteur. What is left out stays; old and new are traced.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async reviseActor(@Arg('input', () => ReviseActorInput) input: ReviseActorInput, @Ctx() context: Context): Promise<Payload<Actor>> {
    const { id, establishment, outsideSchools, status, qualities, payeeFile, lastName, firstName, version, reason } = input;
    return payload(await reviseActor({
      id: readId(id, 'ACT', context), version, reason, establishmentUai: outsideSchools === true ? null : establishment ?? undefined, status: status ?? undefined,
      qualities: qualities ?? undefined, payeeFile: payeeFile ?? undefined, lastName: lastName ?? undefined, firstName: firstName ?? undefined,
    }, context), explainActorAct);
  }

  @Mutation(() => CompetencePayload, { description: 'Proposer une compétence. Pools know it once it is validated.' })
  @Directive('@routed(by: "input.actorId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, INSP])')
  async proposeCompetence(@Arg('input', () => ProposeCompetenceInput) { actorId, ...input }: ProposeCompetenceInput, @Ctx() context: Context): Promise<Payload<Competence>> {
    const { role, speciality, discipline, from, to } = input.competence;
    const fact = { role, specialityCode: speciality ?? null, discipline: discipline ?? null, from, to: to ?? null };
    return payload(await proposeCompetence(readId(actorId, 'ACT', context), fact, context), explainActorAct);
  }

  @Mutation(() => CompetencePayload, { description: 'Valider ou refuser une compétence proposée.' })
  @Directive('@routed(by: "input.actorId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, INSP])')
  async decideCompetence(@Arg('input', () => DecideCompetenceInput) { actorId, rank, valid }: DecideCompetenceInput, @Ctx() context: Context): Promise<Payload<Competence>> {
    return payload(await decideCompetence(readId(actorId, 'ACT', context), rank, valid, context), explainActorAct);
  }

  @Mutation(() => CompetencePayload, { description: 'Mettre fin à une compétence.' })
  @Directive('@routed(by: "input.actorId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, INSP])')
  async endCompetence(@Arg('input', () => EndCompetenceInput) { actorId, rank, on }: EndCompetenceInput, @Ctx() context: Context): Promise<Payload<Competence>> {
    return payload(await endCompetence(readId(actorId, 'ACT', context), rank, on, context), explainActorAct);
  }

  @FieldResolver(() => [Trace], { description: 'Traces. Oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  changes(@Root() { id }: Actor, @Ctx() context: Context): Promise<Trace[]> {
    return tracesOf(context).load(id);
  }
}
