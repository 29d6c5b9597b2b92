import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { RoomEquipment } from '../venue/room.entity.ts';
import type { Equipment } from '../venue/venue.rules.ts';

@InputType({ description: 'Nouveau passage d’épreuve.' })
export class OpenSittingInput {
  @Field(() => ID, { description: 'Centre.' })
  centreId!: string;

  @Field(() => String, { description: 'Épreuve. Its code: 40321004.E1.' })
  paperCode!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Début. An instant.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'Fin. An instant.' })
  endsAt!: Date;

  @Field(() => [RoomEquipment], { nullable: true, description: 'Équipement demandé. Absent means nothing special.' })
  requires?: Equipment[];
}

@InputType({ description: 'Filtre des passages d’épreuve. What is null or absent does not filter.' })
export class SittingFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => ID, { nullable: true, description: 'Centre.' })
  centre?: string | null;

  @Field(() => String, { nullable: true, description: 'Épreuve. Its code.' })
  paper?: string | null;
}
