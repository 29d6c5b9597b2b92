import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { Arg, Ctx, Directive, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';

import { Activity } from '../summons/issuing.rules.ts';
import { SummonsTemplate } from './template.entity.ts';
import { explainTemplate } from './template.messages.ts';
import { writeTemplate } from './template.service.ts';

@InputType({ description: 'Texte libre à enregistrer.' })
class WriteSummonsTemplateInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Activity, { description: 'Activité.' })
  activity!: Activity;

  @Field(() => String, { nullable: true, description: 'Diplôme. Its code; null: for every one.' })
  diploma?: string | null;

  @Field(() => [String], { description: 'Paragraphes. Plain text; fields in double braces: prenom, nom, session, mission, date, demiJournee, heure, lieu, epreuve, specialite, quantite, mirex.' })
  paragraphs!: string[];

  @Field(() => Int, { description: 'Version. The one that was read; 0 when there was none.' })
  version!: number;
}

@ObjectType({ description: 'Suite d’un texte libre.' })
class SummonsTemplatePayload {
  @Field(() => SummonsTemplate, { nullable: true, description: 'Texte. Null when refused.' })
  template?: SummonsTemplate;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver()
export class SummonsTemplateResolver {
  @Query(() => [SummonsTemplate], { nullable: true, description: 'Textes libres. Every version of a MIREX, the newest of each text first.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  summonsTemplates(@Arg('mirex', () => String) mirex: string, @Ctx() context: Context): Promise<SummonsTemplate[]> {
    expectServed(mirex, context);
    return context.em.find(SummonsTemplate, {}, { orderBy: { activity: 'asc', diploma: 'asc', version: 'desc' } });
  }

  @Mutation(() => SummonsTemplatePayload, { description: 'Écrire un texte libre. As the next version; letters that were issued keep theirs.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async writeSummonsTemplate(@Arg('input', () => WriteSummonsTemplateInput) input: WriteSummonsTemplateInput, @Ctx() context: Context): Promise<SummonsTemplatePayload> {
    expectServed(input.mirex, context);
    const outcome = await writeTemplate({ ...input, diploma: input.diploma ?? null }, context);
    return outcome.ok ? { template: outcome.value, userErrors: [] } : { userErrors: [explainTemplate(outcome.refusal)] };
  }
}
