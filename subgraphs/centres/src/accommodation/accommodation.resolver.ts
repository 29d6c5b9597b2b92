import { createHash } from 'node:crypto';

import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Sitting } from '../sitting/sitting.entity.ts';
import { explainAccommodationList } from './accommodation.messages.ts';
import { acknowledgeList } from './accommodation.service.ts';
import { readAccommodations } from './accommodation.rows.ts';

@ObjectType({ description: 'Aménagement dans une salle. What one candidate has a right to; never why.' })
class SeatAccommodation {
  @Field(() => String, { description: 'Numéro de candidat.' })
  number!: string;

  @Field(() => String, { description: 'Salle. Its code.' })
  room!: string;

  @Field(() => Int, { description: 'Place. Its number in the room.' })
  seat!: number;

  @Field(() => GraphQLDateTimeISO, { description: 'Fin pour ce candidat.' })
  endsAt!: Date;

  @Field(() => [String], { description: 'Mesures. Their codes.' })
  measures!: string[];

  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => ID, { nullable: true, description: 'Secrétaire ou lecteur. The actor; null: nobody was assigned.' })
  aideId!: string | null;

  @Field(() => Int, { description: 'Version du secrétaire ou lecteur. To send back with another; 0: never assigned.' })
  aideVersion!: number;
}

@ObjectType({ description: 'Liste des aménagements. Of one sitting, as it stands.' })
class AccommodationList {
  @Field(() => String, { description: 'Empreinte. Of the list as it stands: another when anything in it has changed.' })
  digest!: string;

  @Field(() => [SeatAccommodation], { description: 'Candidats. By room and seat; those who have a measure only.' })
  seats!: SeatAccommodation[];
}

@InputType({ description: 'Lecture d’une liste d’aménagements.' })
class AcknowledgeAccommodationListInput {
  @Field(() => ID, { description: 'Passage d’épreuve.' })
  sittingId!: string;

  @Field(() => String, { description: 'Empreinte. Of the list that was read.' })
  digest!: string;
}

@ObjectType({ description: 'Lecture enregistrée. When, or why not.' })
class AcknowledgeAccommodationListPayload {
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Instant. Null when it was refused.' })
  at!: Date | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

const accommodationsOf = perRequest((context) => listLoader((ids) => readAccommodations(context, ids), (row) => row.sittingId));

/** What makes a list itself: rooms, seats, hours, measures, and who helps. */
const digestOf = (seats: readonly SeatAccommodation[]): string =>
  createHash('sha256').update(JSON.stringify(seats.map(({ number, room, seat, endsAt, measures, aideId }) => [number, room, seat, endsAt, measures, aideId]))).digest('hex');

@Resolver(() => Sitting)
export class AccommodationResolver {
  @FieldResolver(() => AccommodationList, { description: 'Liste des aménagements. Measures only, for whoever prepares the rooms.' })
  @Directive('@access(who: [TRANS, CENTRE], sensitive: HEALTH)')
  async accommodations(@Root() { id }: Sitting, @Ctx() context: Context): Promise<AccommodationList> {
    const seats = await accommodationsOf(context).load(id);
    return { digest: digestOf(seats), seats };
  }

  @Mutation(() => AcknowledgeAccommodationListPayload, { description: 'Prendre connaissance d’une liste d’aménagements. Of the list as it stands.' })
  @Directive('@routed(by: "input.sittingId")')
  @Directive('@access(who: [TRANS, CENTRE])')
  async acknowledgeAccommodationList(@Arg('input', () => AcknowledgeAccommodationListInput) { sittingId, digest }: AcknowledgeAccommodationListInput, @Ctx() context: Context): Promise<AcknowledgeAccommodationListPayload> {
    const id = readId(sittingId, 'SIT', context);
    const outcome = await acknowledgeList(id, { read: digest, stands: digestOf(await accommodationsOf(context).load(id)) }, context);
    return outcome.ok ? { at: outcome.value, userErrors: [] } : { at: null, userErrors: [explainAccommodationList(outcome.refusal)] };
  }
}
