import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { coversSession } from '@mirex/schema/session-range';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { diplomaByCode } from '../diploma/diploma.loader.ts';
import { Diploma } from '../diploma/diploma.entity.ts';
import { ExamRegulation } from './exam-regulation.entity.ts';
import { RegulationItemChange } from './regulation-item-change.entity.ts';
import { RegulationItem } from './regulation-item.entity.ts';
import { SetRegulationItemInput, SetRegulationItemPayload } from './regulation-item.inputs.ts';
import { explainRegulationItem } from './regulation-item.messages.ts';
import { setRegulationItem } from './regulation-item.service.ts';

const itemsOfRegulation = perRequest(({ em }) =>
  listLoader((codes) => em.find(RegulationItem, { regulationCode: { $in: [...codes] } }, { orderBy: { name: 'asc' } }), ({ regulationCode }) => regulationCode));
const regulationsOfDiploma = perRequest(({ em }) =>
  listLoader((codes) => em.find(ExamRegulation, { diplomaCode: { $in: [...codes] } }, { orderBy: { code: 'asc' } }), ({ diplomaCode }) => diplomaCode));

@Resolver(() => ExamRegulation)
export class RegulationResolver {
  @Query(() => [ExamRegulation], { nullable: true, description: 'Règlements. By code; of a diploma, of a session, when they are named.' })
  @Directive('@access(who: [ANY], within: NATION)')
  async regulations(
    @Arg('diploma', () => ID, { nullable: true }) diploma: string | null | undefined,
    @Arg('session', () => Int, { nullable: true }) session: number | null | undefined,
    @Ctx() { em }: Context,
  ): Promise<ExamRegulation[]> {
    const all = await em.find(ExamRegulation, diploma == null ? {} : { diplomaCode: diploma }, { orderBy: { code: 'asc' } });
    return session == null ? all : all.filter((regulation) => coversSession(regulation, session));
  }

  @FieldResolver(() => [RegulationItem], { description: 'Dispositions. By name.' })
  items(@Root() { code }: ExamRegulation, @Ctx() context: Context): Promise<RegulationItem[]> {
    return itemsOfRegulation(context).load(code);
  }

  @FieldResolver(() => Diploma, { nullable: true, description: 'Diplôme.' })
  diploma(@Root() { diplomaCode }: ExamRegulation, @Ctx() context: Context): Promise<Diploma | null> {
    return diplomaByCode(context).load(diplomaCode);
  }
}

/** By regulation and name, both codes without a space. */
const changesOfItem = perRequest(({ em }) => listLoader(
  (keys) => em.find(RegulationItemChange, { regulationCode: { $in: [...new Set(keys.map((key) => key.split(' ')[0] ?? ''))] } }, { orderBy: { sequence: 'asc' } }),
  ({ regulationCode, name }) => `${regulationCode} ${name}`));

@Resolver(() => RegulationItem)
export class RegulationItemResolver {
  @Mutation(() => SetRegulationItemPayload, { description: 'Change une disposition. The national bureau only; the MIREX follow with the next edition.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async setRegulationItem(@Arg('input', () => SetRegulationItemInput) input: SetRegulationItemInput, @Ctx() context: Context): Promise<SetRegulationItemPayload> {
    const outcome = await setRegulationItem({ ...input, value: input.value ?? null, wording: input.wording ?? null }, context);
    return outcome.ok ? { item: outcome.value, userErrors: [] } : { item: null, userErrors: [explainRegulationItem(outcome.refusal)] };
  }

  @FieldResolver(() => [RegulationItemChange], { description: 'Trace. The oldest first.' })
  changes(@Root() { regulationCode, name }: RegulationItem, @Ctx() context: Context): Promise<RegulationItemChange[]> {
    return changesOfItem(context).load(`${regulationCode} ${name}`);
  }
}

@Resolver(() => Diploma)
export class DiplomaRegulationsResolver {
  @FieldResolver(() => [ExamRegulation], { description: 'Règlements. By code; of one session when it is named.' })
  async regulations(
    @Root() { code }: Diploma, @Arg('session', () => Int, { nullable: true }) session: number | null | undefined, @Ctx() context: Context,
  ): Promise<ExamRegulation[]> {
    const all = await regulationsOfDiploma(context).load(code);
    return session == null ? all : all.filter((regulation) => coversSession(regulation, session));
  }
}
