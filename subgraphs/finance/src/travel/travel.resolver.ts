import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Resolver } from 'type-graphql';

import { Claim } from '../claim/claim.entity.ts';
import { declareTravel } from './declare-travel.service.ts';
import { DeclareTravelInput, MileageTable, PerDiemArea, type TravelExpenseInput } from './travel.inputs.ts';
import { explainDeclaration } from './travel.messages.ts';
import type { RatedExpense } from './travel-pricing.rules.ts';
import { TravelKind } from './travel.rules.ts';

@ObjectType({ description: 'Suite d’une déclaration de déplacement.' })
class TravelPayload {
  @Field(() => Claim, { nullable: true, description: 'État de frais de déplacement. Null when refused.' })
  claim?: Claim;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver()
export class TravelActs {
  @Mutation(() => TravelPayload, { description: 'Déclarer un déplacement. Of an honoured mission: a claim beside that of the pay.' })
  @Directive('@routed(by: "input.summons")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE, EXAM, INVIG, CHAIR, DEPUTY])')
  async declareTravel(@Arg('input', () => DeclareTravelInput) { summons, version, expenses }: DeclareTravelInput, @Ctx() context: Context): Promise<TravelPayload> {
    const outcome = await declareTravel({ summons: readId(summons, 'SUM', context), version: version ?? undefined, expenses: expenses.map(rated) }, context);
    return outcome.ok ? { claim: outcome.value, userErrors: [] } : { userErrors: [explainDeclaration(outcome.refusal)] };
  }
}

/** A table of the Pacific is named after its power and its roads: `CV_5_WALLIS` is the rate `KM.CV_5.WALLIS`. */
const rateOf = (table: MileageTable): string => `KM.${table.replace(/_(POLYNESIE_NC|WALLIS)$/, '.$1')}`;

export function rated({ kind, date, quantity, area, table, vehicle, spent, receipt }: TravelExpenseInput): RatedExpense {
  const activity = kind === TravelKind.KM ? rateOf(table ?? MileageTable.CV_5) : `${kind}.${area ?? PerDiemArea.METRO_BASE}`;
  return { kind, date, quantity, activity, spent: spent ?? null, receipt: receipt ?? null, vehicle: vehicle?.trim() || null };
}
