import { Long } from '@mirex/kit/graph/scalars';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';

import { TravelKind } from './travel.rules.ts';

/** Where meals and nights are paid: an area of the texts on travel. */
export enum PerDiemArea {
  METRO_BASE = 'METRO_BASE',
  METRO_LARGE_CITY_OR_GRAND_PARIS = 'METRO_LARGE_CITY_OR_GRAND_PARIS',
  PARIS = 'PARIS',
  DROM_SPM = 'DROM_SPM',
  NC_WF_PF = 'NC_WF_PF',
  DISABLED_AGENT = 'DISABLED_AGENT',
}

/** By which table kilometres are paid: the fiscal power of the car, and the roads. */
export enum MileageTable {
  CV_5 = 'CV_5',
  CV_6_7 = 'CV_6_7',
  CV_8 = 'CV_8',
  CV_5_POLYNESIE_NC = 'CV_5_POLYNESIE_NC',
  CV_6_7_POLYNESIE_NC = 'CV_6_7_POLYNESIE_NC',
  CV_8_POLYNESIE_NC = 'CV_8_POLYNESIE_NC',
  CV_5_WALLIS = 'CV_5_WALLIS',
  CV_6_7_WALLIS = 'CV_6_7_WALLIS',
  CV_8_WALLIS = 'CV_8_WALLIS',
}

registerEnumType(TravelKind, {
  name: 'TravelKind',
  description: 'Nature d’une dépense.',
  valuesConfig: { MEAL: { description: 'Repas.' }, NIGHT: { description: 'Nuitée.' }, KM: { description: 'Kilomètres.' }, FARE: { description: 'Billet.' }, TOLL: { description: 'Péage ou parking.' } },
});
registerEnumType(PerDiemArea, { name: 'PerDiemArea', description: 'Zone d’indemnité. Where a meal is taken or a night spent; DISABLED_AGENT is for nights of an agent with reduced mobility.' });
registerEnumType(MileageTable, { name: 'MileageTable', description: 'Barème kilométrique. Fiscal power of the car, and the roads when they are in the Pacific.' });

@InputType({ description: 'Dépense d’un déplacement.' })
export class TravelExpenseInput {
  @Field(() => TravelKind, { description: 'Nature.' })
  kind!: TravelKind;

  @Field(() => GraphQLLocalDate, { description: 'Date.' })
  date!: string;

  @Field(() => Int, { description: 'Quantité. Meals, nights or kilometres; 1 for a fare or a toll.', defaultValue: 1 })
  quantity!: number;

  @Field(() => PerDiemArea, { nullable: true, description: 'Zone. Of meals and nights; METRO_BASE when absent.' })
  area?: PerDiemArea | null;

  @Field(() => MileageTable, { nullable: true, description: 'Barème kilométrique. Of kilometres; CV_5 when absent.' })
  table?: MileageTable | null;

  @Field(() => String, { nullable: true, description: 'Immatriculation. Of the car, for kilometres; only a keyed hash of it is kept.' })
  vehicle?: string | null;

  @Field(() => Long, { nullable: true, description: 'Dépensé. Of a fare or a toll, in minor units.' })
  spent?: bigint | null;

  @Field(() => String, { nullable: true, description: 'Justificatif. SHA-256 of the receipt, in hexadecimal; the receipt is kept elsewhere.' })
  receipt?: string | null;
}

@InputType({ description: 'Déplacement à déclarer.' })
export class DeclareTravelInput {
  @Field(() => ID, { description: 'Convocation. An honoured one of the same MIREX.' })
  summons!: string;

  @Field(() => Int, { nullable: true, description: 'Version. Of the claim that came back; absent the first time.' })
  version?: number | null;

  @Field(() => [TravelExpenseInput], { description: 'Dépenses.' })
  expenses!: TravelExpenseInput[];
}
